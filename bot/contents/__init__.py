"""What may not be typed here: found before anything is kept, and said kindly."""
