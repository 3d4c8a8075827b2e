using System.Security.Cryptography;

namespace AgentSafety;

internal static class Sha256
{
    public static string Of(CanonicalForm form)
    {
#if NET
        return Hex.Of(SHA256.HashData(form.Bytes.AsSpan(0, form.Length)));
#else
        using var algorithm = SHA256.Create();
        return Hex.Of(algorithm.ComputeHash(form.Bytes, 0, form.Length));
#endif
    }
}
