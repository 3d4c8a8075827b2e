using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>The declarations of a program that run code, by what is written in them.</summary>
internal sealed class DeclaredInProgram
{
    private readonly Declared[] _all;
    private readonly HashSet<string> _kept;
    private readonly Lazy<ILookup<string, Declared>> _mentioning;
    private readonly Lazy<HashSet<string>> _throwing;
    private readonly Lazy<Declared[]> _ofGuards;

    public DeclaredInProgram(Compilation compilation, CancellationToken cancellationToken)
    {
        _all = [.. compilation.SyntaxTrees.SelectMany(tree => Declared.In(tree.GetRoot(cancellationToken)))];
        _mentioning = new(() => _all.SelectMany(static declared => declared.Words.Select(word => (word, declared))).ToLookup(static entry => entry.word, static entry => entry.declared, StringComparer.Ordinal));
        _ofGuards = new(() => [.. _all.Where(static declared => declared.EndsInThrow || declared.AnswersYesOrNo || declared.Makes)]);
        _throwing = new(() => new(_all.Where(static declared => declared.Denies).SelectMany(static declared => declared.Names), StringComparer.Ordinal));
        _kept = new(_all.Where(static declared => MayHoldCode(declared.Node)).SelectMany(static declared => declared.Names), StringComparer.Ordinal);
    }

    public IReadOnlyCollection<Declared> All => _all;

    /// <summary>What is part of guards wherever it stands.</summary>
    public IReadOnlyCollection<Declared> OfGuards => _ofGuards.Value;

    /// <summary>Can it guard at all? It has to stop those that call it, to answer them, or to run what it was handed.</summary>
    public bool CanCheck(Declared declared) => declared.Answers || declared.Words.Any(word => word is "throw" or "Exit" or "FailFast" || word.StartsWith("Throw", StringComparison.Ordinal) || _throwing.Value.Contains(word));

    /// <summary>A text or a number never does.</summary>
    private static bool MayHoldCode(SyntaxNode declaration) => declaration switch
    {
        BaseFieldDeclarationSyntax field => MayHoldCode(field.Declaration.Type),
        BasePropertyDeclarationSyntax property => MayHoldCode(property.Type),
        NullableTypeSyntax nullable => MayHoldCode(nullable.ElementType),
        ArrayTypeSyntax array => MayHoldCode(array.ElementType),
        PredefinedTypeSyntax predefined => predefined.Keyword.IsKind(SyntaxKind.ObjectKeyword),
        TypeSyntax => true,
        _ => false,
    };

    public IEnumerable<TypeDeclarationSyntax> Types => _all.Select(static declared => declared.Node).OfType<TypeDeclarationSyntax>();

    /// <summary>What is put into a field, property or event of this name may be code, which those run that name it.</summary>
    public bool Keeps(string name) => _kept.Contains(name);

    public IEnumerable<Declared> Mentioning(string word) => _mentioning.Value[word];
}
