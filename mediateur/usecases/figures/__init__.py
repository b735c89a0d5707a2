"""What the journal tells: the dashboard, what may be shared of it, exports, reports, forms filled elsewhere."""
