using AgentSafety.CodeFixes.Guarding;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AgentSafety.CodeFixes.Filters;

/// <summary>A class that Semantic Kernel (1.0 to 1.82) asks before each function, and the line behind the making of the kernel, or of its builder, that registers it.</summary>
internal sealed class KernelFilterWriter : FilterWriter
{
    private const string Class = "ApprovalFilter";
    private const string Kernels = "Microsoft.SemanticKernel.";
    private const string Filter = Kernels + "IFunctionInvocationFilter";

    protected override string Name => "context.Function.Name";

    protected override ImmutableArray<string> Words => ["CreateBuilder", "AddKernel", "Kernel(", "new("];

    protected override IEnumerable<SyntaxNode> PlacesIn(SyntaxNode root, SemanticModel model) => root.DescendantNodes().OfType<ExpressionSyntax>().Where(made => made switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateBuilder" or "AddKernel" } } => IsA(made, "IKernelBuilder", model),
        BaseObjectCreationExpressionSyntax => IsA(made, "Kernel", model),
        _ => false,
    });

    protected override SyntaxNode? Write(Written place, string names)
    {
        if (place.Compilation.GetTypeByMetadataName(Filter) is not { } filter || place.Compilation.GetSymbolsWithName(Class, SymbolFilter.Type).Any()
            || place.Place.FirstAncestorOrSelf<StatementSyntax>() is not { } making || Registration((ExpressionSyntax)place.Place, making, place) is not { } line)
            return null;

        SyntaxNode home = making.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() ?? place.Root;
        var space = home is BaseNamespaceDeclarationSyntax named && place.Model.GetDeclaredSymbol(named) is { } declared ? $"{declared.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}." : "global::";
        var registering = WithNames(SyntaxFactory.ParseStatement(line, options: place.Options), $"{space}{Class}", filter, place)
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(place.Layout.EndOfLine)).WithAdditionalAnnotations(Formatter.Annotation);
        var root = place.Root.TrackNodes(home, making);
        root = making.Parent is GlobalStatementSyntax
            ? root.InsertNodesAfter(root.GetCurrentNode(making)!.Parent!, [SyntaxFactory.GlobalStatement(registering)])
            : root.InsertNodesAfter(root.GetCurrentNode(making)!, [registering]);
        return Compiled.WithLast(root, root.GetCurrentNode(home) ?? root, Declaration(place, filter, names), place.Layout.EndOfLine);
    }

    /// <summary>The line that registers it; null where nothing has a name that it could be written with.</summary>
    private static string? Registration(ExpressionSyntax made, StatementSyntax making, Written place) => making switch
    {
        { Parent: not (BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax) } => null,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: [{ Identifier.ValueText: var name, Initializer.Value: var value }] } when Chain(made) == value =>
            IsA(value, "Kernel", place.Model) ? $"{name}.FunctionInvocationFilters.Add(new TAsking());" : IsA(value, "IKernelBuilder", place.Model) ? $"{name}.Services.AddSingleton<TFilter, TAsking>();" : null,
        ExpressionStatementSyntax { Expression: var value } when Chain(made) == value
            && made is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddKernel", Expression: var services } } && !services.DescendantNodesAndSelf().Any(static part => part is InvocationExpressionSyntax) =>
            $"{services.WithoutTrivia()}.AddSingleton<TFilter, TAsking>();",
        _ => null,
    };

    /// <summary>With all that is called on it.</summary>
    private static ExpressionSyntax Chain(ExpressionSyntax made)
    {
        while (made.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next })
            made = next;

        return made;
    }

    private static StatementSyntax WithNames(StatementSyntax line, string asking, INamedTypeSymbol filter, Written place)
    {
        var own = line.DescendantNodes().OfType<IdentifierNameSyntax>().First(static name => name.Identifier.ValueText == "TAsking");
        line = line.ReplaceNode(own, SyntaxFactory.ParseTypeName(asking).WithAdditionalAnnotations(Simplifier.Annotation));
        if (line.DescendantNodes().OfType<GenericNameSyntax>().FirstOrDefault(static name => name.Identifier.ValueText == "AddSingleton") is not { } extension
            || place.Compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions") is not { } declaring)
            return line;

        line = line.ReplaceNode(extension, place.Generator.TypeExpression(declaring).CopyAnnotationsTo(extension).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation)); // what an extension is called on doesn't say where it is declared
        return TypeName.PutInto(line, "TFilter", filter, place.Generator);
    }

    private static MemberDeclarationSyntax Declaration(Written place, INamedTypeSymbol filter, string names)
    {
        var compilation = place.Compilation;
        var (task, context) = (compilation.GetTypeByMetadataName("System.Threading.Tasks.Task")!, compilation.GetTypeByMetadataName(Kernels + "FunctionInvocationContext")!);
        var token = context.GetMembers("CancellationToken").IsEmpty ? "" : ", context.CancellationToken";
        var asks = place.Asking.Guard is not null ? Guarded(names, token) : Asked(names);
        var declaration = SyntaxFactory.ParseMemberDeclaration(Text(asks).Replace("\r\n", "\n").Replace("\n", place.Layout.EndOfLine), options: place.Options)!;
        foreach (var (placeholder, type) in new (string, INamedTypeSymbol)[]
        {
            ("TFilter", filter), ("TTask", task), ("TContext", context), ("TNext", compilation.GetTypeByMetadataName("System.Func`2")!.Construct(context, task)),
        })
            declaration = TypeName.PutInto(declaration, placeholder, type, place.Generator);

        foreach (var (placeholder, type) in place.Asking.Types)
            declaration = TypeName.PutInto(declaration, placeholder, type, place.Generator);

        return declaration.WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static string Text(string asks) => $$"""
        /// <summary>Asks a person before the kernel runs a function that destroys something.</summary>
        internal sealed class {{Class}} : TFilter
        {
            public async TTask OnFunctionInvocationAsync(TContext context, TNext next)
            {
        {{asks}}

                await next(context);
            }
        }

        """;

    private static string Guarded(string names, string token) => $"""
                if (context.Function.Name is {names})
                    await TGuard.EnsureApprovedAsync(context.Function.Name, string.Join(", ", context.Arguments){token});
        """;

    private static string Asked(string names) => $$"""
                if (context.Function.Name is {{names}})
                {
                    TConsole.Write("An agent wants to call {0} with {1}. Type yes to let it: ", context.Function.Name, string.Join(", ", context.Arguments));
                    if (TConsole.ReadLine() != "yes")
                        throw new TDenied("Not approved.");
                }
        """;

    private static bool IsA(ExpressionSyntax value, string type, SemanticModel model) =>
        model.GetTypeInfo(value).Type is { } known && SymbolEqualityComparer.Default.Equals(known, model.Compilation.GetTypeByMetadataName(Kernels + type));
}
