using Microsoft.CodeAnalysis;

namespace AgentSafety.Fuzz;

internal sealed record SourceFile(string Name, string Text);

/// <summary>Files that are compiled together. The first is what the program is about, and what is spoilt.</summary>
internal sealed record SourceProgram(string Name, OutputKind Kind, SourceFile[] Files, SourceFile[] AdditionalFiles)
{
    public string Text => Files[0].Text;

    public SourceProgram With(string text) => this with { Files = [Files[0] with { Text = text }, .. Files.Skip(1)] };
}
