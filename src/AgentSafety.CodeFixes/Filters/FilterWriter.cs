namespace AgentSafety.CodeFixes.Filters;

/// <summary>How one framework is made to ask before it runs functions of certain names.</summary>
internal abstract class FilterWriter
{
    /// <summary>Where what registers a filter is declared; it is imported once the fix is done.</summary>
    private static readonly UsingDirectiveSyntax Extensions = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName("Microsoft.Extensions.DependencyInjection").WithLeadingTrivia(SyntaxFactory.Space));

    /// <summary>Code that asks who is about to run, as this framework's filters write it.</summary>
    protected abstract string Name { get; }

    /// <summary>Words of which one stands wherever its servers or kernels are made.</summary>
    protected abstract ImmutableArray<string> Words { get; }

    /// <param name="framework">The namespace of its types.</param>
    public static FilterWriter? For(string framework) => framework switch
    {
        "ModelContextProtocol" => new McpFilterWriter(),
        "Microsoft.SemanticKernel" => new KernelFilterWriter(),
        _ => null,
    };

    /// <summary>Null where there isn't exactly one place for it, or the compiler doesn't accept it.</summary>
    public async Task<Project?> PutAsync(Project project, ImmutableArray<string> functions, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation || Asking.In(compilation, this is KernelFilterWriter) is not { } asking)
            return null;

        var places = ImmutableArray.CreateBuilder<(Document Document, SyntaxNode Place, SemanticModel Model)>();
        foreach (var document in project.Documents)
            if (await MayAskAsync(document, cancellationToken).ConfigureAwait(false) is { } root)
            {
                if (AskedNames.In(root, Name, block => IsOfFilter(block, compilation), functions) is { } extended)
                    return document.WithSyntaxRoot(extended).Project;

                var model = compilation.GetSemanticModel(root.SyntaxTree);
                places.AddRange(PlacesIn(root, model).Select(place => (document, place, model)));
            }

        if (places.Count != 1)
            return null;

        var (home, origin, around) = places[0];
        var written = new Written(origin, around, SyntaxGenerator.GetGenerator(home), await Layout.OfAsync(home, origin, cancellationToken).ConfigureAwait(false), asking);
        return Write(written, AskedNames.Pattern(functions)) is CompilationUnitSyntax changed && Compiled.Accepts(around, changed.AddUsings(Extensions), cancellationToken) ? home.WithSyntaxRoot(changed).Project : null;
    }

    /// <summary>Is this what a filter does that is registered?</summary>
    protected abstract bool IsOfFilter(BlockSyntax block, Compilation compilation);

    /// <summary>Where servers or kernels are made.</summary>
    protected abstract IEnumerable<SyntaxNode> PlacesIn(SyntaxNode root, SemanticModel model);

    /// <summary>The file with the filter; null where none can be put at this place.</summary>
    /// <param name="place">Where it belongs.</param>
    /// <param name="names">As a pattern.</param>
    protected abstract SyntaxNode? Write(Written place, string names);

    /// <summary>A file that is worth reading: by its text.</summary>
    private async Task<SyntaxNode?> MayAskAsync(Document document, CancellationToken cancellationToken)
    {
        var text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
        return Words.Append(Name).Any(word => text.Contains(word)) ? await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) : null;
    }
}

/// <summary>A place that a filter is written at.</summary>
internal sealed record Written(SyntaxNode Place, SemanticModel Model, SyntaxGenerator Generator, Layout Layout, Asking Asking)
{
    public SyntaxNode Root => Model.SyntaxTree.GetRoot();

    public Compilation Compilation => Model.Compilation;

    public CSharpParseOptions Options => (CSharpParseOptions)Model.SyntaxTree.Options;
}
