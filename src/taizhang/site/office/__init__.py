"""What an office asks of all plans together: how they promise, what they prescribe, what they cite."""
