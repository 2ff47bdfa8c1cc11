"""How much of an article and how much furniture reading keeps, on thirty made pages."""
