"""Teams' channels: posts go only where nobody else can read them."""
