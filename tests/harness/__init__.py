"""What tests stand on: throwaway houses, a throwaway PostgreSQL, a real browser."""
