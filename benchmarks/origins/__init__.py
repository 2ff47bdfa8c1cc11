"""Origins: invented wire stories with their copies, rewrites and independent rivals."""
