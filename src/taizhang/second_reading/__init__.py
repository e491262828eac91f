"""What the machine sees for itself in a plan: beginnings, signs, quantities, reasons of dismissals."""
