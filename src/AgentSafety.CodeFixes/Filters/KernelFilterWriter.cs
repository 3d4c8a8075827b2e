using AgentSafety.CodeFixes.Guarding;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AgentSafety.CodeFixes.Filters;

/// <summary>A class that Semantic Kernel (1.0 to 1.82) asks before each function, and the line behind the making of the kernel, or of its builder, that registers it.</summary>
internal sealed class KernelFilterWriter : FilterWriter
{
    private static readonly string[] Classes = ["ApprovalFilter", "FunctionApprovalFilter", "KernelApprovalFilter"];
    private static readonly string[] Giving = ["ImportPlugin", "ImportFunctions", "AddFrom", "CreateFunctionFrom"];

    private const string Kernels = "Microsoft.SemanticKernel.";
    private const string Filter = Kernels + "IFunctionInvocationFilter";

    protected override string Name => "context.Function.Name";

    protected override ImmutableArray<string> Words => ["Kernel"];

    protected override IEnumerable<SyntaxNode> PlacesIn(SyntaxNode root, SemanticModel model) => root.DescendantNodes().OfType<ExpressionSyntax>().Where(made => made switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateBuilder" or "AddKernel" } } => IsA(made, "IKernelBuilder", model),
        ObjectCreationExpressionSyntax { Type: var type } => IsCalledKernel(type) && IsA(made, "Kernel", model),
        ImplicitObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } } => IsCalledKernel(type) && IsA(made, "Kernel", model),
        _ => false,
    });

    protected override bool IsOfFilter(BlockSyntax block, Compilation compilation) =>
        block.Parent is MethodDeclarationSyntax { Identifier.ValueText: "OnFunctionInvocationAsync", Parent: ClassDeclarationSyntax { Identifier.ValueText: var name } }
        && compilation.SyntaxTrees.Any(tree => tree.GetText().ToString().Contains(name) && tree.GetRoot().DescendantNodes().Any(node => node is IdentifierNameSyntax used && used.Identifier.ValueText == name));

    protected override SyntaxNode? Write(Written place, string names)
    {
        if (place.Compilation.GetTypeByMetadataName(Filter) is not { } filter || Classes.FirstOrDefault(name => !place.Compilation.GetSymbolsWithName(name, SymbolFilter.Type).Any()) is not { } asking
            || place.Place.FirstAncestorOrSelf<StatementSyntax>() is not { } making || Registration((ExpressionSyntax)place.Place, making, place) is not { } line)
            return null;

        SyntaxNode home = making.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() ?? place.Root;
        var space = home is BaseNamespaceDeclarationSyntax named && place.Model.GetDeclaredSymbol(named) is { } declared ? $"{declared.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}." : "global::";
        var registering = WithNames(SyntaxFactory.ParseStatement(line, options: place.Options), $"{space}{asking}", filter, place)
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(place.Layout.EndOfLine)).WithAdditionalAnnotations(Formatter.Annotation);
        var root = place.Root.TrackNodes(home, making);
        root = making.Parent is GlobalStatementSyntax
            ? root.InsertNodesAfter(root.GetCurrentNode(making)!.Parent!, [SyntaxFactory.GlobalStatement(registering)])
            : root.InsertNodesAfter(root.GetCurrentNode(making)!, [registering]);
        return Compiled.WithLast(root, root.GetCurrentNode(home) ?? root, KernelFilterClass.Write(place, asking, filter, names), place.Layout.EndOfLine);
    }

    /// <summary>The line that registers it; null where nothing has a name that it could be written with, or the kernel may not be the one that has the functions.</summary>
    private static string? Registration(ExpressionSyntax made, StatementSyntax making, Written place) => making switch
    {
        { Parent: not (BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax) } => null,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: [{ Identifier.ValueText: var name, Initializer.Value: var value }] } when Chain(made) == value && IsGivenFunctions(making) => At(name, value, place.Model),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: var name and (IdentifierNameSyntax or MemberAccessExpressionSyntax), Right: var value } } when Chain(made) == value && IsGivenFunctions(making) => At(name.ToString(), value, place.Model),
        ExpressionStatementSyntax { Expression: var value } when Chain(made) == value
            && made is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddKernel", Expression: var services } } && !services.DescendantNodesAndSelf().Any(static part => part is InvocationExpressionSyntax) =>
            $"{services.WithoutTrivia()}.AddSingleton<TFilter, TAsking>();",
        _ => null,
    };

    private static string? At(string name, ExpressionSyntax value, SemanticModel model) =>
        IsA(value, "Kernel", model) ? $"{name}.FunctionInvocationFilters.Add(new TAsking());" : IsA(value, "IKernelBuilder", model) ? $"{name}.Services.AddSingleton<TFilter, TAsking>();" : null;

    /// <summary>A kernel that only renders a prompt isn't the one that an agent uses.</summary>
    private static bool IsGivenFunctions(StatementSyntax making) =>
        (making.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? making.SyntaxTree.GetRoot()).DescendantNodes().OfType<SimpleNameSyntax>()
            .Any(static name => name.Identifier.ValueText is { } word && (word is "Plugins" || Giving.Any(giving => word.StartsWith(giving, StringComparison.Ordinal))));

    /// <summary>With all that is called on it, and on what that has.</summary>
    private static ExpressionSyntax Chain(ExpressionSyntax made)
    {
        while (made.Parent is MemberAccessExpressionSyntax access && access.Expression == made)
            made = access.Parent is InvocationExpressionSyntax next ? next : access;

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

    /// <summary>Nothing else is worth binding: a light bulb is waited for.</summary>
    private static bool IsCalledKernel(TypeSyntax type) => type.GetLastToken().ValueText == "Kernel";

    private static bool IsA(ExpressionSyntax value, string type, SemanticModel model) =>
        model.GetTypeInfo(value).Type is { } known && SymbolEqualityComparer.Default.Equals(known, model.Compilation.GetTypeByMetadataName(Kernels + type));
}
