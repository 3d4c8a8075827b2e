using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace AgentSafety;

/// <summary>
/// HMAC-SHA256 under a key that is made when the process starts and never leaves it: who has no access to this process's memory
/// can't make a seal, and a decision that was changed after it was made doesn't fit its own.
/// </summary>
internal static class Seal
{
    private static readonly byte[] Key = NewKey();

    [ThreadStatic]
    private static HMACSHA256? _hmac;

    public static byte[] Of(CanonicalForm form) => (_hmac ??= new(Key)).ComputeHash(form.Bytes, 0, form.Length);

    /// <summary>Takes as long for a seal that is nearly right as for one that is all wrong: time says nothing about the right one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    public static bool AreEqual(byte[] one, byte[] other)
    {
        if (one.Length != other.Length)
            return false;

        var difference = 0;
        for (var i = 0; i < one.Length; i++)
            difference |= one[i] ^ other[i];

        return difference == 0;
    }

    private static byte[] NewKey()
    {
        var key = new byte[32];
        using (var random = RandomNumberGenerator.Create())
            random.GetBytes(key);

        return key;
    }
}
