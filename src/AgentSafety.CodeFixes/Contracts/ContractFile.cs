using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.CodeFixes.Contracts;

/// <summary>What a project declares of methods that it can't write an attribute on: a line each, by documentation id.</summary>
internal static class ContractFile
{
    public const string Name = "AgentSafety.Operations.txt";

    private const string Beginning = "AgentSafety.Operations";

    /// <summary>In the file that is there, or a new one, which the package hands to the analyzers by its name.</summary>
    public static async Task<Solution> AddAsync(Project project, IEnumerable<string> methods, CancellationToken cancellationToken)
    {
        var lines = string.Concat(methods.OrderBy(static method => method, StringComparer.Ordinal).Select(static method => method + "\n"));
        if (project.AdditionalDocuments.FirstOrDefault(static document => document.Name.StartsWith(Beginning, StringComparison.OrdinalIgnoreCase)) is not { } file)
            return project.AddAdditionalDocument(Name, lines, filePath: Path.Combine(Path.GetDirectoryName(project.FilePath ?? "") ?? "", Name)).Project.Solution;

        var text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var end = text.Lines[text.Lines.Count - 1].Span.IsEmpty ? "" : "\n";
        return project.Solution.WithAdditionalDocumentText(file.Id, text.WithChanges(new TextChange(new(text.Length, 0), end + lines)));
    }
}
