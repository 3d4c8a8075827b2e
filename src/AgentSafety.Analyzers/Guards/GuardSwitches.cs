using AgentSafety.Configuration;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>A line of <c>Switches/switches.txt</c>, whose head says what its fields are.</summary>
internal sealed record GuardSwitch(string Type, string Member, string? Parameter, string Value, string Instead, string Reason)
{
    /// <summary>As it is written where it is thrown.</summary>
    public string Written => Value.Length == 0 ? $"{Type.Substring(Type.LastIndexOf('.') + 1)}.{Member}" : Parameter is null ? $"{Member} = {Value}" : $"{Parameter}: {Value}";

    public static GuardSwitch Read(ImmutableArray<string> fields) => fields[1].IndexOf('(') is var open and > 0
        ? new(fields[0], fields[1].Substring(0, open), fields[1].Substring(open + 1).TrimEnd(')'), fields[2], fields[3], fields[4])
        : new(fields[0], fields[1], null, fields[2], fields[3], fields[4]);
}

/// <summary>Where a switch that turns a guard off is thrown: an assignment, an argument, or a rule or mode that is handed over. A value that isn't constant isn't claimed.</summary>
internal sealed class GuardSwitches(KnownTypes types)
{
    private static readonly Lazy<ILookup<string, GuardSwitch>> ByMember = new(static () => All().ToLookup(static known => known.Member, StringComparer.Ordinal));

    public static IEnumerable<GuardSwitch> All() =>
        BuiltInFiles.Named(static name => name.EndsWith(".switches.txt", StringComparison.Ordinal)).SelectMany(ConfigurationFile.Read).Select(static line => GuardSwitch.Read(line.Fields));

    /// <summary>By name, before anything is bound.</summary>
    public static bool IsCandidate(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: var target } => IsNamed(target),
        InvocationExpressionSyntax { Expression: var method } => IsNamed(method),
        MemberAccessExpressionSyntax access => IsNamed(access),
        _ => false,
    };

    public (GuardSwitch Switch, SyntaxNode Place)? At(IOperation? operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value } => Known(property, parameter: null, value) is { } known ? (known, operation.Syntax) : null,
        IInvocationOperation call => call.Arguments.Where(static argument => !argument.IsImplicit)
            .Select(argument => Known(call.TargetMethod, argument.Parameter?.Name, argument.Value) is { } known ? (known, argument.Value.Syntax) : ((GuardSwitch, SyntaxNode)?)null).FirstOrDefault(static found => found is not null),
        IMemberReferenceOperation { Member: { IsStatic: true } member } reference when !IsOnlyLookedAt(reference) => Known(member, parameter: null, value: null) is { } known ? (known, operation.Syntax) : null,
        _ => null,
    };

    private static bool IsNamed(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } => ByMember.Value.Contains(name),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => ByMember.Value.Contains(name),
        _ => false,
    };

    private GuardSwitch? Known(ISymbol member, string? parameter, IOperation? value)
    {
        foreach (var known in ByMember.Value[member.Name])
            if (known.Parameter == parameter && (value is null ? known.Value.Length == 0 : known.Value.Length > 0 && Is(value, known.Value)) && types.IsOrInherits(member.ContainingType, known.Type))
                return known;

        return null;
    }

    /// <summary>The constant, or what is made of it: <c>new MCPApproval("never")</c>.</summary>
    private static bool Is(IOperation value, string text)
    {
        while (value is IConversionOperation { Operand: var operand } && !value.ConstantValue.HasValue)
            value = operand;

        return value is IObjectCreationOperation { Arguments: [{ Value: var only }] } ? Is(only, text)
            : value.ConstantValue is { HasValue: true, Value: { } constant } && string.Equals(constant.ToString(), text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Compared, or asked for something: that turns nothing off.</summary>
    private static bool IsOnlyLookedAt(IOperation reference)
    {
        var use = reference.Parent;
        while (use is IConversionOperation or IParenthesizedOperation)
            use = use.Parent;

        return use is IBinaryOperation or IPatternOperation or IIsPatternOperation or ICaseClauseOperation or INameOfOperation or IMemberReferenceOperation
            || use is IInvocationOperation { Instance: { } instance } && instance.Syntax.Span.Contains(reference.Syntax.Span);
    }
}
