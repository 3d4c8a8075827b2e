using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// What the answers of one member are known not to be. Of a closed list, where all the others are ruled out, the one that is left was given: the members of an
/// enumeration; yes, no and nothing; what may be done with a form. A number that an enumeration doesn't declare is no answer that a guard gives: who vouches for the guard vouches for that.
/// </summary>
internal sealed class UsedUpAnswers
{
    private const int Most = 12; // a longer list isn't asked through one by one

    private static readonly ImmutableArray<string> DoneWithAForm = ["'accept", "'decline", "'cancel"]; // by the protocol

    private readonly List<(IInvocationOperation Call, string Members, ImmutableArray<string> Values, int First)> _lists = [];
    private int _count;

    /// <summary>The fact that the answer isn't this.</summary>
    public Facts Not(IInvocationOperation call, Outcome outcome, bool isForm)
    {
        foreach (var list in _lists)
            if (list.Call.Syntax == call.Syntax && list.Members == outcome.Members)
                return Number(list.Values, list.First, outcome.Value);

        if ((isForm ? outcome.Members is ".Action" ? DoneWithAForm : [] : ValuesOf(TypeAt(call.TargetMethod, outcome.Members))) is not { Length: > 1 and <= Most } values || _count + values.Length > Facts.MostRuledOut)
            return Facts.None;

        _lists.Add((call, outcome.Members, values, _count));
        _count += values.Length;
        return Number(values, _count - values.Length, outcome.Value);
    }

    private static Facts Number(ImmutableArray<string> values, int first, string value) => values.IndexOf(value) is >= 0 and var at ? Facts.NotAnswered(first + at) : Facts.None;

    /// <summary>Asked again, nothing is ruled out any more.</summary>
    public Facts Of(IInvocationOperation call)
    {
        var facts = Facts.None;
        foreach (var (asked, _, values, first) in _lists)
            if (asked.Syntax == call.Syntax)
                for (var i = 0; i < values.Length; i++)
                    facts |= Facts.NotAnswered(first + i);

        return facts;
    }

    /// <summary>The answers of which something is ruled out, each with what is left. Where nothing is, it was a number without a name.</summary>
    public IEnumerable<(IInvocationOperation Call, IReadOnlyList<Outcome> Left)> In(Facts facts)
    {
        foreach (var (call, members, values, first) in _lists)
            if (values.Where((_, i) => !facts.Has(Facts.NotAnswered(first + i))).Select(value => new Outcome(members, value)).ToArray() is { Length: > 0 } left && left.Length < values.Length)
                yield return (call, left);
    }

    private static ImmutableArray<string> ValuesOf(ITypeSymbol? type) => type switch
    {
        { TypeKind: TypeKind.Enum } when !type.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "FlagsAttribute" }) =>
            [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Select(static field => Outcome.Written(field.ConstantValue)).Distinct()],
        { SpecialType: SpecialType.System_Boolean } => [Outcome.True, Outcome.False],
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } when ValuesOf(inner) is { IsEmpty: false } values => values.Add(Outcome.Null),
        _ => [],
    };

    /// <summary>Of the answer, or of what is found at a place in it.</summary>
    private static ITypeSymbol? TypeAt(IMethodSymbol method, string members)
    {
        var path = members.Split('.');
        var type = path[0].Length == 0 ? method.ResultType() : method.Parameters.FirstOrDefault(parameter => Outcome.OutOf(parameter) == path[0])?.Type;
        foreach (var name in path.Skip(1))
            type = type?.GetMembers(name).FirstOrDefault(static member => member is IPropertySymbol or IFieldSymbol) switch
            {
                IPropertySymbol property => property.Type,
                IFieldSymbol field => field.Type,
                _ => null,
            };

        return type;
    }
}
