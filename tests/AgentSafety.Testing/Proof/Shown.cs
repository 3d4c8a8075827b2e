using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSafety.Testing.Proof;

/// <summary>One fix in a program that is to be shown: what a rule says of it, and what it is once the fix has been applied to all that the rule says.</summary>
/// <param name="Before">How many warnings of the rule there are.</param>
/// <param name="After">How many are left.</param>
/// <param name="Error">The first that the compiler finds, before or after.</param>
/// <param name="Text">Of the first file.</param>
public sealed record Shown(int Before, int After, string? Error, string Text)
{
    /// <param name="analyzers">The assembly they are in.</param>
    /// <param name="fixes">The assembly they are in.</param>
    /// <param name="rule">What is fixed.</param>
    /// <param name="title">Of the fix, as an editor shows it.</param>
    /// <param name="files">The first is shown, the others are around it.</param>
    public static async Task<Shown> OfAsync(Assembly analyzers, Assembly fixes, string rule, string title, params string[] files)
    {
        var (project, ours) = (ProjectOf(files), Shipped.In<DiagnosticAnalyzer>(analyzers));
        var before = await Said.OfAsync(project, ours);
        var (current, said) = (project, before);
        for (var left = before.Count(rule); left > 0 && await OfferIn(current, said).FirstOrDefaultAsync() is { } next; left--)
        {
            current = await Offer.AppliedAsync(next.Action, current.Id);
            said = await Said.OfAsync(current, ours);
        }

        var error = before.Errors.Concat(said.Errors).SelectMany(static errors => errors).FirstOrDefault();
        return new(before.Count(rule), said.Count(rule), error?.ToString(), $"{await current.Documents.First().GetTextAsync()}");

        IAsyncEnumerable<Offer> OfferIn(Project current, Said said) =>
            Offer.InAsync(current, said, Shipped.In<CodeFixProvider>(fixes)).Where(offer => offer.Warning.Id == rule && offer.Title == title && offer.Document == current.DocumentIds[0]);
    }

    private static Project ProjectOf(IEnumerable<string> files)
    {
        var project = Worlds.Of(TestReferences.All).WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest));
        foreach (var (text, index) in files.Select(static (text, index) => (text, index)))
            project = project.AddDocument($"File{index}.cs", text, filePath: $"/0/File{index}.cs").Project;

        return project;
    }
}
