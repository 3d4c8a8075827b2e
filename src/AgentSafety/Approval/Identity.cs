using System.Globalization;
using System.Text;

namespace AgentSafety;

/// <summary>
/// Are two names the same person? Case, spaces around, Unicode's several ways to write a letter, and characters that can't be seen make
/// no second person: whoever asks can't approve under a name that only looks different to a computer.
/// </summary>
internal sealed class Identity : IEqualityComparer<string>
{
    public static Identity Comparer { get; } = new();

    public bool Equals(string? one, string? other) => ReferenceEquals(one, other) || (one is not null && other is not null && Normal(one) == Normal(other));

    public int GetHashCode(string name) => StringComparer.Ordinal.GetHashCode(Normal(name));

    private static string Normal(string name)
    {
        var visible = new StringBuilder(name.Length);
        foreach (var character in name)
            if (CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                visible.Append(character);

        // Twice, because upper case can bring back what compatibility had taken apart.
        return Folded(Folded(visible.ToString())).Trim();
    }

    private static string Folded(string name) => name.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
}
