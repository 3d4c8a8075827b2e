using AgentSafety.Calls;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>From what is written to the bodies behind it, and what these run.</summary>
internal sealed class CodeOfDeclared(AgentProgram program, DeclaredMembers members)
{
    /// <summary>The bodies of its members, and the functions in them, which somebody else may run.</summary>
    public IEnumerable<CodeId> BodiesOf(Declared declared, CancellationToken cancellationToken) =>
        members.MembersOf(declared.Node, cancellationToken).SelectMany(member => program.BodiesOf(new Call(member, IsVirtual: false)))
            .Concat(declared.Functions.Select(Function).OfType<CodeId>());

    /// <summary>By where it stands, for which nothing is bound.</summary>
    private CodeId? Function(SyntaxNode function) =>
        function.Ancestors().FirstOrDefault(IsOutermost) is { } member && program.Files.NameOf(member.SyntaxTree) is { } file && Outline.Of(member.SyntaxTree).NumberOf(member) is { } number
            ? new(file, number, added: null, function.SpanStart)
            : null;

    private static bool IsOutermost(SyntaxNode node) => node
        is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax } or BasePropertyDeclarationSyntax or CompilationUnitSyntax
        or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax };

    /// <summary>All that count as its own: its bodies, and the parts that it is made of, by which functions in them are known too.</summary>
    public IEnumerable<CodeId> All(Declared declared, CancellationToken cancellationToken) =>
        BodiesOf(declared, cancellationToken).Concat(BodiesToRead.In(declared, program.Files).Select(static part => new CodeId(part.File, part.Declaration, added: null)));

    /// <summary>What its bodies run, through what is no declaration of its own: functions in bodies, what the compiler adds.</summary>
    public ImmutableArray<CodeId> RunBy(Declared declared, CancellationToken cancellationToken)
    {
        var (run, pending) = (new HashSet<CodeId>(), new Stack<CodeId>(BodiesOf(declared, cancellationToken)));
        var (own, followed) = (new HashSet<CodeId>(All(declared, cancellationToken)), new HashSet<CodeId>(pending));
        while (pending.Count > 0)
            foreach (var callee in program.CalleesOf(pending.Pop(), cancellationToken))
            {
                run.Add(callee.IsNested ? callee.Within(CodeId.NotNested) : callee);
                if (!callee.IsElsewhere && (callee.IsNested || callee.Added is not null || own.Contains(callee)) && followed.Add(callee))
                    pending.Push(callee);
            }

        return [.. run];
    }
}
