using System.Security.Cryptography;

namespace AgentSafety;

/// <summary>128 random bits. The system's generator is asked for many at a time, since a guarded call shouldn't wait for it.</summary>
internal static class RequestId
{
    private const int Length = 16;
    private const int AtOnce = 64;

    [ThreadStatic]
    private static Stock? _stock;

    // Not Guid.NewGuid: nothing promises that a Guid comes from a cryptographic source on every framework.
    public static string New() => (_stock ??= new()).Next();

    private sealed class Stock
    {
        private readonly byte[] _bytes = new byte[Length * AtOnce];
        private readonly char[] _text = new char[Length * 2];
        private int _used = Length * AtOnce;

        public string Next()
        {
            if (_used == _bytes.Length)
                Refill();

            for (var i = 0; i < Length; i++, _used++)
            {
                _text[i * 2] = "0123456789abcdef"[_bytes[_used] >> 4];
                _text[(i * 2) + 1] = "0123456789abcdef"[_bytes[_used] & 15];
                _bytes[_used] = 0; // used once, then forgotten
            }

            return new(_text);
        }

        private void Refill()
        {
            using (var random = RandomNumberGenerator.Create())
                random.GetBytes(_bytes);

            _used = 0;
        }
    }
}
