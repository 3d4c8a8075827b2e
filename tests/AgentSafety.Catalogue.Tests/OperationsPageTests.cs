using System.Reflection;

namespace AgentSafety.Catalogue.Tests;

/// <summary>What a reviewer reads is what the analyzer knows.</summary>
public sealed class OperationsPageTests
{
    private static readonly string Page = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!, "docs", "operations.md");

    /// <summary>With AGENTSAFETY_WRITE_DOCS set the page is written first.</summary>
    [Fact]
    public void The_page_is_the_catalogue()
    {
        if (Environment.GetEnvironmentVariable("AGENTSAFETY_WRITE_DOCS") is { Length: > 0 })
            File.WriteAllText(Page, OperationsPage.Text());

        Assert.Equal(OperationsPage.Text(), File.ReadAllText(Page).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_file_of_the_catalogue_is_on_it() => Assert.Equal(Families.Files, OperationsPage.Files.Order(StringComparer.Ordinal));
}
