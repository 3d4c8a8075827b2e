namespace AgentSafety.Guards;

/// <summary>A line of <c>Switches/switches.txt</c>, whose head says what its fields are.</summary>
/// <param name="IsUnlessAsked">Not a switch but one yes, given where nothing was asked before.</param>
internal sealed record GuardSwitch(string Type, string Member, string? Parameter, string Value, string Instead, string Reason, bool IsUnlessAsked)
{
    /// <summary>As it is written where it is thrown.</summary>
    public string Written => Value.Length == 0 || Value is Anything ? $"{SimpleType}.{Member}" : Parameter is null ? $"{Member} = {Value}" : $"{Parameter}: {Value}";

    public const string Anything = "*";

    public string SimpleType => Type.Substring(Type.LastIndexOf('.') + 1);

    public static GuardSwitch Read(ImmutableArray<string> fields)
    {
        var open = fields[1].IndexOf('(');
        var (member, parameter) = open > 0 ? (fields[1].Substring(0, open), fields[1].Substring(open + 1).TrimEnd(')')) : (fields[1], null);
        return new(fields[0], member, parameter, fields[2], fields[3], fields[4], IsUnlessAsked: fields.Length > 5);
    }
}
