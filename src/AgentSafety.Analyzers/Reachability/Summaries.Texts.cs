using AgentSafety.Calls;
using AgentSafety.Guards;
using AgentSafety.Operations;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability;

/// <summary>What a body says as text.</summary>
internal sealed partial class Summaries
{
    public SaidTexts Say(TextQuestion question, Func<TextQuestion, Sequence<string>> ask, CancellationToken cancellationToken)
    {
        if (ids.MemberOf(question.Body, cancellationToken) is not { } member || WrittenAt(question.Body, member, cancellationToken) is not var (code, written))
            return new(default, [], []);

        var ownership = new Ownership(files);
        var told = new ToldTexts(this, code, question.Hops, ask, ownership, isVouched: static _ => false); // who runs it asks what is proved of it
        var values = new WrittenValues(models, told);
        var texts = question.Member is { } into && code is IMethodSymbol constructor ? PutInto(into, constructor, written, values, cancellationToken)
            : written is null ? []
            : ReturnedBy(written, values, cancellationToken);
        return new(Sequence<string>.Of(texts.Distinct()), told.Told, ownership.Answers);
    }

    /// <summary>Without a look at any other body.</summary>
    public bool MayRunAnswer(ISymbol body, SyntaxNode written, CancellationToken cancellationToken) =>
        models.OperationAt(written, cancellationToken) is not { } operation
        || catalogue.MayRunAnswer(operation, new ToldTexts(this, body, hops: 0, static _ => default, new(files), static _ => false), cancellationToken);

    public bool IsAnswer(ITypeSymbol type) => known.IsAnswer(type);

    /// <summary>Every body that may run there; none if one of them can't be read.</summary>
    public ImmutableArray<CodeId> BodiesAnswering(IOperation operation)
    {
        var call = operation switch
        {
            IInvocationOperation { TargetMethod: { IsConditional: false } method } invocation => new Call(method, invocation.Instance?.WithoutConversions().Type, invocation.IsVirtual),
            IPropertyReferenceOperation { Property: { GetMethod: { } getter, IsIndexer: false } } property => new Call(getter, property.Instance?.WithoutConversions().Type, getter.IsVirtual || getter.IsAbstract || getter.IsOverride),
            _ => default,
        };
        if (call.Method is null || call.Method.DeclaringSyntaxReferences.IsEmpty)
            return []; // what is declared elsewhere is also answered elsewhere

        var answering = targets.Of(call);
        return answering.Any(static target => target.Code is null or { IsElsewhere: true }) ? [] : [.. answering.Select(static target => target.Code!)];
    }

    /// <summary>The body as written, with its loops and initializers; nothing is written of a constructor that the compiler adds.</summary>
    private (ISymbol Code, IOperation? Written)? WrittenAt(CodeId id, ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var declaration in member.DeclaringSyntaxReferences)
            if (id.IsNested)
                return declaration.GetSyntax(cancellationToken).FindToken(id.Nested).Parent?.AncestorsAndSelf().OfType<LocalFunctionStatementSyntax>().FirstOrDefault(local => local.SpanStart == id.Nested) is { } function
                    && models.DeclaredAt(function, cancellationToken) is { } symbol
                        ? (symbol, models.OperationAt(function, cancellationToken))
                        : null;
            else if (BodySyntax.Of(member, declaration.GetSyntax(cancellationToken)) is { } syntax and not TypeDeclarationSyntax)
                return (member, models.OperationAt(syntax, cancellationToken));

        return (member, null);
    }

    private static IEnumerable<string> ReturnedBy(IOperation body, WrittenValues values, CancellationToken cancellationToken)
    {
        var returns = body.Descendants().OfType<IReturnOperation>().Where(returned => returned.ReturnedValue is not null && IsOwn(returned, body)).ToArray();
        return returns.All(static returned => returned.Kind is OperationKind.Return) ? returns.SelectMany(returned => values.TextsOf(returned.ReturnedValue!, cancellationToken)) : [];
    }

    private static bool IsOwn(IOperation operation, IOperation body)
    {
        for (var around = operation.Parent; around is not null && around != body; around = around.Parent)
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;

        return true;
    }

    /// <summary>By its initializer, by assignments, or because the compiler says so of a record.</summary>
    private IEnumerable<string> PutInto(string member, IMethodSymbol constructor, IOperation? body, WrittenValues values, CancellationToken cancellationToken)
    {
        foreach (var declaration in constructor.ContainingType.GetMembers(member).SelectMany(static declared => declared.DeclaringSyntaxReferences))
            if (InitializerOf(declaration.GetSyntax(cancellationToken)) is { } initializer && models.OperationAt(initializer, cancellationToken) is { } initial)
                foreach (var text in values.TextsOf(initial, cancellationToken))
                    yield return text;

        foreach (var parameter in constructor.Parameters)
            if (parameter.Name == member && constructor.DeclaringSyntaxReferences is [var head, ..] && head.GetSyntax(cancellationToken) is RecordDeclarationSyntax)
                yield return TextMarks.Whole(parameter.Ordinal);

        foreach (var assignment in body?.Descendants().OfType<ISimpleAssignmentOperation>() ?? [])
            if (assignment.Target is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation, Member: var target } && target.Name == member
                && SymbolEqualityComparer.Default.Equals(target.ContainingType, constructor.ContainingType))
                foreach (var text in values.TextsOf(assignment.Value, cancellationToken))
                    yield return text;
    }

    private static ExpressionSyntax? InitializerOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } => value,
        _ => null,
    };
}
