using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>An approval that was given for something else.</summary>
/// <param name="Question">Where it was asked for.</param>
/// <param name="Says">What was asked about, and what is acted on.</param>
/// <param name="Unnamed">The parameter that the question would have to name, where one is all that is missing.</param>
internal sealed record OtherTarget(SyntaxNode Question, string Says, string? Unnamed = null);

/// <summary>
/// What the questions of one member name, against what is acted on. An approval counts unless it is sure to be for something else: a question that names nothing
/// approves whatever follows, except what a loop behind it takes one by one.
/// </summary>
internal sealed partial class AskedTargets
{
    /// <summary>Names of what tells a person of the act, or who asks for it, and isn't its target.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "action", "command", "description", "detail", "details", "function", "functionName", "message", "method", "operation", "operationName", "prompt", "question", "reason", "summary", "text", "title", "tool", "toolName", "why",
    };

    private static readonly string[] Askers = ["actor", "agent", "caller", "channel", "client", "conversation", "correlation", "principal", "request", "role", "session", "tenant", "thread", "trace", "user"];

    private readonly Sources _sources = Sources.None;
    private readonly Dictionary<SyntaxNode, IOperation> _calls = [];
    private readonly List<(IInvocationOperation Call, HashSet<IParameterSymbol> Named)> _questions = [];

    /// <param name="body">As written; null where nothing is known of what is asked.</param>
    /// <param name="questions">Calls that ask.</param>
    public AskedTargets(IOperation? body, IEnumerable<SyntaxNode> questions)
    {
        if (body is null)
            return;

        _sources = new(body);
        foreach (var operation in body.DescendantsAndSelf())
            if (operation is IInvocationOperation or IObjectCreationOperation && !_calls.ContainsKey(operation.Syntax))
                _calls.Add(operation.Syntax, operation);

        foreach (var question in questions)
            if (_calls.TryGetValue(question, out var call) && call is IInvocationOperation asked)
                _questions.Add((asked, new(_sources.Of(Told(asked)).Where(IsTarget), SymbolEqualityComparer.Default)));
    }

    private static bool IsTarget(IParameterSymbol shown) => !Words.Contains(shown.Name) && !Askers.Any(asker => shown.Name.StartsWith(asker, StringComparison.OrdinalIgnoreCase));

    /// <summary>The question that is found first.</summary>
    public IInvocationOperation? First => _questions.Count > 0 ? _questions[0].Call : null;

    public OtherTarget? Of(IOperation step)
    {
        if (_questions.Count == 0 || !_calls.TryGetValue(step.Syntax, out var act) || _questions.Any(question => question.Call == act || Names(question.Call)))
            return null;

        var first = _questions[0].Call;
        if (Changed(act) is { } changed)
            return changed;

        var targets = _sources.Of(ActedOn(act));
        if (targets.Count == 0)
            return null;
        if (_questions.Any(question => question.Named.Overlaps(targets)))
            return AllThatBegin(act);
        if (_questions.All(static question => question.Named.Count > 0))
            return _questions.Any(question => AreRelated(question.Named, targets)) ? null : new(first.Syntax, $"'{NameOf(_questions[0].Named)}' was asked about, and '{NameOf(targets)}' is acted on", NameOf(targets.Where(IsTarget)));

        return EachAround(act) is var (loop, turns) && _sources.Behind(act).Select(Sources.Variable).OfType<ISymbol>().Any(variable => turns.Contains(variable, SymbolEqualityComparer.Default))
            && _questions.All(question => question.Named.Count == 0 && ShowsNoMore(question.Call) && question.Call.Syntax.Span.End < loop.SpanStart)
            ? new(first.Syntax, $"nothing of '{NameOf(targets)}' was named, and each of it is acted on", NameOf(targets.Where(static target => IsTarget(target) && target.Type is { SpecialType: SpecialType.None } && target.Type.AllInterfaces.Any(static type => type.SpecialType is SpecialType.System_Collections_IEnumerable))))
            : null;
    }

    /// <summary>An answer that goes along is none of it.</summary>
    private static IEnumerable<IOperation> ActedOn(IOperation act) => act.ChildOperations.Where(static part => part is not IArgumentOperation { Parameter.Type.SpecialType: SpecialType.System_Boolean });

    /// <summary>What a person is shown: not the act itself, nor who asks.</summary>
    private static IEnumerable<IOperation> Told(IInvocationOperation question) => question.Arguments.Select(static argument => argument.Value).Where(static value => value.Type?.TypeKind is not TypeKind.Delegate && value.WithoutConversions() is not IAnonymousFunctionOperation);

    /// <summary>A helper may show more than it is told here.</summary>
    private static bool ShowsNoMore(IInvocationOperation question) => question.TargetMethod is { Name: "ElicitAsync" } or { ContainingType.Name: "AgentGuard" };

    /// <summary>A question that shows what this object or another one holds may name anything.</summary>
    private static bool Names(IInvocationOperation question) => Told(question).SelectMany(static value => value.DescendantsAndSelf())
        .Any(static part => part is IMemberReferenceOperation { Member: IFieldSymbol { IsConst: false } or IPropertySymbol, Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } and not IMethodReferenceOperation
            || part is IInvocationOperation { Instance: IInstanceReferenceOperation, Arguments.IsEmpty: true });

    /// <summary>Whatever is compared, or handed to somebody, together may belong together.</summary>
    private bool AreRelated(HashSet<IParameterSymbol> asked, HashSet<IParameterSymbol> targets) => _questions[0].Call.WholeBody().Descendants().Any(part =>
        part is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IIsPatternOperation
            or IInvocationOperation { TargetMethod.Name: "Equals" or "Contains" or "ContainsKey" or "TryGetValue" or "StartsWith" or "EndsWith" or "Any" or "All" or "Compare" }
            || part is IInvocationOperation { TargetMethod: var called } && !HarmlessCalls.IsHarmless(called) && called.MethodKind is not MethodKind.DelegateInvoke
        ? !part.Descendants().Any(static inner => inner is IAnonymousFunctionOperation) && _sources.Of(ActedOn(part)) is var both && both.Overlaps(asked) && both.Overlaps(targets)
        : false);

    /// <summary>The first that is declared.</summary>
    private static string? NameOf(IEnumerable<IParameterSymbol> parameters) => parameters.OrderBy(static parameter => parameter.Ordinal).FirstOrDefault()?.Name;
}
