"""What readers do for requests: they look up and write whole answers. Nothing here knows of HTTP beyond headers."""
