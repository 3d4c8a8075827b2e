using AgentSafety.Calls;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSafety.Fuzz.Tests;

/// <summary>
/// The analyzer looks a body up when it comes to its member; the compiler can also hand out every body there is. Whatever can run is found both ways,
/// so no step is lost on the way from a symbol to its body.
/// </summary>
public sealed class BodyLookUp
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] OurOwn = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))];

    [Theory]
    [InlineData("AgentSafety")]
    [InlineData("AgentSafety.Analyzers")]
    [InlineData("AgentSafety.CodeFixes")]
    public async Task Finds_every_body_in_our_own_code(string project) => Assert.NotEqual(0, await FindsEveryBody(Corpus.Program(project, [.. Corpus.FilesIn("src", project), new("Usings.cs", """
        global using System.Collections.Immutable;
        global using System.Composition;
        global using Microsoft.CodeAnalysis;
        global using Microsoft.CodeAnalysis.CodeActions;
        global using Microsoft.CodeAnalysis.CodeFixes;
        global using Microsoft.CodeAnalysis.CSharp;
        global using Microsoft.CodeAnalysis.CSharp.Syntax;
        global using Microsoft.CodeAnalysis.Diagnostics;
        global using Microsoft.CodeAnalysis.Editing;
        global using Microsoft.CodeAnalysis.Operations;
        """)], OutputKind.DynamicallyLinkedLibrary), OurOwn));

    [Fact]
    public async Task Finds_every_body_in_the_corpus()
    {
        var bodies = 0;
        foreach (var program in Corpus.All)
            bodies += await FindsEveryBody(program, TestReferences.All);

        Assert.True(bodies > 4 * Corpus.All.Length, $"{bodies} bodies");
    }

    /// <summary>How many there are.</summary>
    private static async Task<int> FindsEveryBody(SourceProgram program, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create("Bodies", program.Files.Select(static file => CSharpSyntaxTree.ParseText(file.Text, Parsing, file.Name)), references, new(program.Kind, allowUnsafe: true));
        var handedOut = await BodiesHandedOut.InAsync(compilation, TestContext.Current.CancellationToken);
        var models = new SourceModels(compilation);
        var ids = new CodeIds(new(compilation), models);
        var bodies = new Bodies(ids, models);
        var lookedUp = Members(compilation.Assembly.GlobalNamespace).Select(static member => member.OutermostMember()).Select(ids.Of).OfType<CodeId>()
            .Select(id => bodies.Of(id, TestContext.Current.CancellationToken)).OfType<Body>()
            .SelectMany(static body => body.Nested.Keys.Prepend(body.Graph.OriginalOperation.Syntax)).Select(Place).ToHashSet();

        var differences = handedOut.Select(Place).Except(lookedUp).Select(static place => $"not looked up: {place}").Concat(lookedUp.Except(handedOut.Select(Place)).Select(static place => $"not handed out: {place}"));
        Assert.True(!differences.Any(), $"{program.Name}\n{string.Join("\n", differences)}");
        return lookedUp.Count;
    }

    private static string Place(SyntaxNode body) => $"{body.Kind()} at {body.SyntaxTree.GetLineSpan(body.Span)}";

    /// <summary>Every member that code can come to: also accessors, and constructors that nobody wrote. Nothing of a constant ever runs.</summary>
    private static IEnumerable<ISymbol> Members(INamespaceOrTypeSymbol container) => container.GetMembers().Where(static member => member is not IFieldSymbol { IsConst: true })
        .SelectMany(static member => member is INamespaceOrTypeSymbol inner ? Members(inner) : [member]);
}
