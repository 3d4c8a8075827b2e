namespace AgentSafety.Guards;

/// <summary>A parameter, or a part of one, by which the model says yes to what it is about to do itself.</summary>
/// <param name="Ordinal">Of the parameter.</param>
/// <param name="Members">From it to the flag: <c>.Confirm</c>.</param>
/// <param name="Name">Of the flag.</param>
/// <param name="IsYes">It came out as a yes; else as a no.</param>
/// <param name="Says">What the model does to say yes: the beginning of "... is all it takes".</param>
/// <param name="IsForce">It may also say how something is done.</param>
/// <param name="IsToken">The program had told it to the model before.</param>
internal readonly record struct ApprovalFlag(int Ordinal, string Members, string Name, bool IsYes, string Says, bool IsForce = false, bool IsToken = false)
{
    /// <summary>What it says that a parameter came out so; null where it isn't such a flag.</summary>
    public static ApprovalFlag? Of(IParameterSymbol parameter, Outcome outcome)
    {
        var place = outcome.Members.Length == 0 ? (ISymbol)parameter : MemberOf(parameter.Type, outcome.Members);
        var name = NameOf(parameter, outcome);
        if (IsOfTheProgram(parameter.Type))
            return null;

        return outcome.Value switch
        {
            Outcome.True or Outcome.False when outcome.IsValue && FlagWords.IsYes(name, place) => Flag(outcome.Value is Outcome.True, $"to set '{name}'"),
            Outcome.True or Outcome.False when outcome.IsValue && FlagWords.IsTrial(name) && parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: true } => Flag(outcome.Value is Outcome.False, $"to turn '{name}' off"),
            Outcome.Echo when outcome.IsValue && FlagWords.IsYes(name, place) => Flag(true, $"to write what it was told into '{name}'"),
            Outcome.Null or Outcome.EmptyText when FlagWords.IsReason(name) => Flag(!outcome.IsValue, $"to fill in '{name}'"),
            Outcome.Yes when outcome.IsValue && FlagWords.IsYes(name, place) => Flag(true, $"to write a yes into '{name}'"),
            { Length: > 1 } text when text[0] == '\'' && FlagWords.IsYes(name, place) => Flag(outcome.IsValue, $"to write '{text.Substring(1)}' into '{name}'"),
            _ => null,
        };

        ApprovalFlag Flag(bool isYes, string says) => new(parameter.Ordinal, outcome.Members, name, isYes, says, FlagWords.IsForce(name));
    }

    /// <summary>To hand back what it was told is no approval, whoever looks it up.</summary>
    public static ApprovalFlag Token(IParameterSymbol parameter, Outcome outcome, string issuer) =>
        new(parameter.Ordinal, outcome.Members, NameOf(parameter, outcome), IsYes: outcome.IsValue, $"to hand back in '{NameOf(parameter, outcome)}' what '{issuer}' told it", IsToken: true);

    private static string NameOf(IParameterSymbol parameter, Outcome outcome) => outcome.Members.Length == 0 ? parameter.Name : outcome.Members.Substring(outcome.Members.LastIndexOf('.') + 1);

    /// <summary>Services, options and configuration are the program's to say.</summary>
    private static bool IsOfTheProgram(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is { } space
        && space.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && !space.StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal);

    private static ISymbol? MemberOf(ITypeSymbol type, string members)
    {
        ISymbol? member = null;
        foreach (var name in members.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
        {
            member = type.GetMembers(name).FirstOrDefault(static found => found is IPropertySymbol or IFieldSymbol);
            if (member is null)
                return null;

            type = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        }

        return member;
    }
}
