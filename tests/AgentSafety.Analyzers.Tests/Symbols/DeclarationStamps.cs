using AgentSafety.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Analyzers.Tests.Symbols;

/// <summary>What is remembered of other files counts as long as the stamp is the same: it must stay while bodies are edited, and change with everything else.</summary>
public sealed class DeclarationStamps
{
    private const string Source = """
        using System;
        namespace Shop;
        [Obsolete("old")]
        public partial class Order(int id) : Base, IDisposable
        {
            public const int Most = 3;
            private readonly string _name = "a";
            public int Id => id;
            public string Name { get; set { if (value == "x") Dispose(); } } = "n";
            public Order() : this(1) { Console.WriteLine(); }
            public virtual int Sum(int a, int b = 2) { var c = a + b; return c; }
            public void Dispose() => Console.WriteLine("bye");
        }
        """;

    [Theory]
    [InlineData("var c = a + b; return c;", "Func<int> f = () => a; return f() + Most;")]
    [InlineData("Console.WriteLine(\"bye\")", "Sum(1)")]
    [InlineData("if (value == \"x\") Dispose();", "")]
    [InlineData("Console.WriteLine(); }", "}")]
    [InlineData("public int Id => id;", "public int Id => 7; // why not")]
    public void Stay_when_a_body_is_edited(string before, string after) => Assert.Equal(StampOf(Source), StampOf(Edited(before, after)));

    [Theory]
    [InlineData("using System;", "using System; using System.IO;")]
    [InlineData("namespace Shop;", "namespace Store;")]
    [InlineData("\"old\"", "\"older\"")]
    [InlineData(", IDisposable", "")]
    [InlineData("Most = 3", "Most = 4")]
    [InlineData("_name = \"a\"", "_name = \"b\"")]
    [InlineData("readonly string", "string")]
    [InlineData("int b = 2", "int b = 3")]
    [InlineData("int Sum(int a", "long Sum(int a")]
    [InlineData("virtual ", "")]
    [InlineData("Name { get; set", "Name { get; init")]
    [InlineData("= \"n\";", "= \"m\";")]
    [InlineData(": this(1)", ": this(2)")]
    [InlineData("Dispose() => Console.WriteLine(\"bye\");", "Dispose();")]
    [InlineData("Order(int id)", "Order(long id)")]
    public void Change_with_what_lies_outside_bodies(string before, string after) => Assert.NotEqual(StampOf(Source), StampOf(Edited(before, after)));

    /// <summary>A brace that is skipped is no token, and yet what follows is declared elsewhere.</summary>
    [Fact]
    public void Change_where_a_brace_too_many_takes_what_follows_out_of_its_namespace()
    {
        const string shop = "namespace Shop;\npublic class Eraser\n{\n    public Eraser() { } }\n    private static int Sweep() { return 1; }\n}\npublic class Registered { }";
        Assert.NotEqual(StampOf(shop.Replace("{ } }", "{ }", StringComparison.Ordinal)), StampOf(shop));
    }

    [Fact]
    public void Change_with_references_options_and_the_language()
    {
        var compilation = Compilation(Source);
        Stamp[] stamps =
        [
            DeclarationStamp.Of(compilation),
            DeclarationStamp.Of(compilation.RemoveReferences(compilation.References.First())),
            DeclarationStamp.Of(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))),
            DeclarationStamp.Of(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(CSharpSyntaxTree.ParseText(Source, new(LanguageVersion.CSharp12), "Order.cs", cancellationToken: TestContext.Current.CancellationToken))),
            DeclarationStamp.Of(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Another;", path: "Another.cs", cancellationToken: TestContext.Current.CancellationToken))),
        ];
        Assert.Equal(stamps.Length, stamps.Distinct().Count());
    }

    [Fact]
    public void Follow_a_project_that_is_referenced_as_source()
    {
        var library = Compilation(Source);
        var user = Compilation("class User;").AddReferences(library.ToMetadataReference());
        var bodyEdited = library.ReplaceSyntaxTree(library.SyntaxTrees[0], library.SyntaxTrees[0].WithChangedText(SourceText.From(Edited("return c;", "return 1;"))));
        var declarationEdited = library.ReplaceSyntaxTree(library.SyntaxTrees[0], library.SyntaxTrees[0].WithChangedText(SourceText.From(Edited("virtual ", ""))));
        Assert.Equal(DeclarationStamp.Of(user), DeclarationStamp.Of(Compilation("class User;").AddReferences(bodyEdited.ToMetadataReference())));
        Assert.NotEqual(DeclarationStamp.Of(user), DeclarationStamp.Of(Compilation("class User;").AddReferences(declarationEdited.ToMetadataReference())));
    }

    private static string Edited(string before, string after)
    {
        Assert.Contains(before, Source, StringComparison.Ordinal);
        return Source.Replace(before, after, StringComparison.Ordinal);
    }

    private static Stamp StampOf(string source) => DeclarationStamp.Of(Compilation(source));

    private static CSharpCompilation Compilation(string source) =>
        CSharpCompilation.Create("Stamps", [CSharpSyntaxTree.ParseText(source, path: "Order.cs")], TestReferences.All, new(OutputKind.DynamicallyLinkedLibrary));
}
