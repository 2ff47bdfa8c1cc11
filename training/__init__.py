"""How the bundled judge was trained: data, runs, export and calibration. No part of the installed package."""
