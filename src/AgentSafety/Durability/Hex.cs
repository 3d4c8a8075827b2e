namespace AgentSafety;

/// <summary>Bytes as lower-case hexadecimal digits: the one spelling that we write and accept.</summary>
internal static class Hex
{
    public static string Of(byte[] bytes)
    {
        const string Digits = "0123456789abcdef";
        var text = new char[bytes.Length * 2];
        for (var i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 0xF];
        }

        return new(text);
    }
}
