using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>Of all bodies, those that are worth being bound. What is no member of its own is read with the one that runs it: lambdas, initializers, constructors (what they put into an object says what it stands for), what the compiler adds.</summary>
internal sealed class BodiesToRead
{
    private readonly SourceFiles _files;
    private readonly HashSet<(string File, int Declaration)> _read;

    public BodiesToRead(SourceFiles files, IEnumerable<Declared> declarations) => (_files, _read) = (files, [.. declarations.SelectMany(declared => In(declared, files))]);

    private BodiesToRead(SourceFiles files, HashSet<(string File, int Declaration)> read) => (_files, _read) = (files, read);

    public BodiesToRead And(IEnumerable<Declared> declarations) => new(_files, [.. _read, .. declarations.SelectMany(declared => In(declared, _files))]);

    /// <summary>What a declaration is made of: itself, its accessors, each of its fields.</summary>
    public static IEnumerable<(string File, int Declaration)> In(Declared declared, SourceFiles files)
    {
        if (files.NameOf(declared.Node.SyntaxTree) is { } file)
            foreach (var node in declared.Node.DescendantNodesAndSelf(static node => node is not StatementSyntax))
                if (Outline.Of(node.SyntaxTree).NumberOf(node) is { } number)
                    yield return (file, number);
    }

    public bool Contains(CodeId body) =>
        body.IsElsewhere || body.IsNested || _read.Contains((body.File, body.Declaration))
        || _files.Tree(body.File) is not { } tree || Outline.Of(tree).KindOf(body.Declaration) is not (SyntaxKind.MethodDeclaration or SyntaxKind.DestructorDeclaration or SyntaxKind.OperatorDeclaration or SyntaxKind.ConversionOperatorDeclaration or SyntaxKind.ArrowExpressionClause
            or SyntaxKind.GetAccessorDeclaration or SyntaxKind.SetAccessorDeclaration or SyntaxKind.InitAccessorDeclaration or SyntaxKind.AddAccessorDeclaration or SyntaxKind.RemoveAccessorDeclaration);
}
