using AgentSafety.Symbols;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>How a contract names a member or a type: eight characters for its documentation id.</summary>
internal static class MemberKey
{
    public const int Length = 8;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    public static string Of(string documentationId)
    {
        var stamp = Stamp.Empty.With(documentationId);
        var (bits, key) = (stamp.High ^ stamp.Low, new char[Length]);
        for (var i = 0; i < Length; i++, bits >>= 6)
            key[i] = Digits[(int)(bits & 63)];

        return new(key);
    }

    /// <summary>As a path shows it: <c>EnvironmentService.DeleteAsync</c>, <c>new Cleaner</c>.</summary>
    public static string ShortName(string documentationId)
    {
        var end = documentationId.IndexOfAny(['(', '~']);
        var parts = (end < 0 ? documentationId : documentationId.Substring(0, end)).Substring(2).Split('.');
        var (type, member) = (parts.Length > 1 ? WithoutArity(parts[parts.Length - 2]) : "", WithoutArity(parts[parts.Length - 1]));
        return member is "#ctor" or "#cctor" ? $"new {type}" : $"{type}.{(member.StartsWith("get_", StringComparison.Ordinal) || member.StartsWith("set_", StringComparison.Ordinal) ? member.Substring(4) : member)}";
    }

    /// <summary>What must be written where it is run.</summary>
    public static string WordFor(string documentationId) => ShortName(documentationId) is var name && name.StartsWith("new ", StringComparison.Ordinal) ? name.Substring(4) : name.Substring(name.IndexOf('.') + 1);

    private static string WithoutArity(string name) => name.IndexOf('`') is >= 0 and var arity ? name.Substring(0, arity) : name;
}
