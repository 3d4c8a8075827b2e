using AgentSafety.Configuration;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Guards;

/// <summary>Where a switch that turns a guard off is thrown: an assignment, an argument, or a rule or mode that is handed over. A value that isn't constant isn't claimed.</summary>
internal sealed class GuardSwitches(KnownTypes types)
{
    private static readonly Lazy<ILookup<string, GuardSwitch>> ByMember = new(static () => All().ToLookup(static known => known.Member, StringComparer.Ordinal));

    private static readonly Lazy<HashSet<string>> Made = new(static () => new(ByMember.Value[Constructor].Select(static known => known.SimpleType), StringComparer.Ordinal));

    private const string Constructor = ".ctor";

    /// <summary>Is any of the frameworks referenced?</summary>
    public static bool Concern(KnownTypes types) => ByMember.Value.SelectMany(static known => known).Select(static known => known.Type).Distinct().Any(types.Exists);

    public static IEnumerable<GuardSwitch> All() =>
        BuiltInFiles.Named(static name => name.EndsWith(".switches.txt", StringComparison.Ordinal)).SelectMany(ConfigurationFile.Read).Select(static line => GuardSwitch.Read(line.Fields));

    /// <summary>The names, without which none is thrown.</summary>
    public static IEnumerable<string> Words => ByMember.Value.Select(static group => group.Key.Trim('[', ']')).Concat(Made.Value);

    /// <summary>By name, before anything is bound.</summary>
    public static bool IsCandidate(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }] } } => ByMember.Value.Contains($"[{key.Token.ValueText}]"),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }] } } => ByMember.Value.Contains($"[{key.Token.ValueText}]"),
        AssignmentExpressionSyntax { Left: var target } => IsNamed(target),
        ObjectCreationExpressionSyntax { Type: var type } => Made.Value.Contains(type.GetLastToken().ValueText),
        InvocationExpressionSyntax { Expression: var method } => IsNamed(method),
        MemberAccessExpressionSyntax access => IsNamed(access),
        IdentifierNameSyntax name => IsMereName(name),
        _ => false,
    };

    public (GuardSwitch Switch, SyntaxNode Place)? At(IOperation? operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value.ConstantValue.Value: string key }] }, Value: var value } => Keyed(key, value) is { } known ? (known, operation.Syntax) : null,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value } => Known(property, parameter: null, value) is { } known ? (known, operation.Syntax) : null,
        IInvocationOperation { TargetMethod: var method } call => Known(method, parameter: null, value: null) is { } known ? Unasked.Is(known, operation.Syntax) ? (known, operation.Syntax) : null : call.Instance is { } request && Unasked.IsHandedIn(request) && Given(method, call.Arguments) is ({ IsUnlessAsked: true }, _) ? null : Given(method, call.Arguments),
        IObjectCreationOperation { Constructor: { } constructor } creation => Given(constructor, creation.Arguments),
        IMemberReferenceOperation { Member: { IsStatic: true } member } reference when !IsOnlyLookedAt(reference) => Known(member, parameter: null, value: null) is { } known ? (known, operation.Syntax) : null,
        _ => null,
    };

    /// <summary>Where one request is answered by what isn't constant.</summary>
    public (IOperation Approved, IOperation Request)? DecidedAt(IOperation? operation) =>
        operation is IInvocationOperation { Instance: { } request, TargetMethod: var method } call && !Unasked.IsHandedIn(request)
        && call.Arguments.FirstOrDefault(argument => ByMember.Value[method.Name].Any(known => known.IsUnlessAsked && known.Parameter == argument.Parameter?.Name && types.IsOrInherits(method.ContainingType, known.Type) && Unasked.Is(known, argument.Syntax)))
            is { Value: { ConstantValue.HasValue: false } approved }
            ? (approved, request)
            : null;

    /// <summary>What a file that has a <c>using static</c> calls by its mere name: it may be a member that turns a guard off.</summary>
    private static bool IsMereName(IdentifierNameSyntax name) =>
        ByMember.Value[name.Identifier.ValueText].Any(static known => known.Value.Length == 0) && name.Parent is not (MemberAccessExpressionSyntax or QualifiedNameSyntax or MemberBindingExpressionSyntax)
        && HasStaticUsing(name.SyntaxTree.GetRoot());

    private static bool HasStaticUsing(SyntaxNode file) => file.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).Any(static node => node is UsingDirectiveSyntax { StaticKeyword.RawKind: not 0 });

    private (GuardSwitch, SyntaxNode)? Given(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
            if (!argument.IsImplicit && Known(method, argument.Parameter?.Name, argument.Value) is { } known && Unasked.Is(known, argument.Syntax) && !(known.IsUnlessAsked && arguments.Any(static each => Unasked.IsHandedIn(each.Value))))
                return (known, argument.Value.Syntax);

        return null;
    }

    private GuardSwitch? Keyed(string key, IOperation value) => ByMember.Value[$"[{key}]"].FirstOrDefault(known => Is(value, known.Value) && types.Exists(known.Type));

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
        if (text is GuardSwitch.Anything)
            return value.ConstantValue is not { HasValue: true, Value: null } && !OnlyReads(value);

        while (value is IConversionOperation { Operand: var operand } && !value.ConstantValue.HasValue)
            value = operand;

        return value is IObjectCreationOperation { Arguments: [{ Value: var only }] } ? Is(only, text)
            : value.ConstantValue is { HasValue: true, Value: { } constant } && string.Equals(constant.ToString(), text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A filter for what only reads: <c>new McpToolFilter { IsReadOnly = true }</c>.</summary>
    private static bool OnlyReads(IOperation filter) => filter.DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
        .Any(static setting => setting is { Target: IPropertyReferenceOperation { Property.Name: "IsReadOnly" }, Value: var value } && value.WithoutConversions().ConstantValue.Value is true);

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
