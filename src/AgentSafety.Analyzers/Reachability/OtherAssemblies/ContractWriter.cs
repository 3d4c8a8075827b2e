using System.Globalization;
using System.Text;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>Numbers and texts one after the other: <c>12 </c> and <c>5:hello</c>. Each text is written once, and meant by its number after that.</summary>
internal sealed class ContractWriter
{
    private readonly StringBuilder _written = new();
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    public void Number(ulong number) => _written.Append(number.ToString(CultureInfo.InvariantCulture)).Append(' ');

    public void Number(int number) => Number((ulong)number);

    public void Flag(bool value) => Number(value ? 1 : 0);

    public void Exactly(string text) => _written.Append(text);

    public void Text(string text)
    {
        if (_texts.TryGetValue(text, out var number))
        {
            Number(number);
            return;
        }

        Number(_texts.Count);
        _texts.Add(text, _texts.Count);
        _written.Append(text.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(text);
    }

    public void Many<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Number(items.Count);
        foreach (var item in items)
            write(item);
    }

    public override string ToString() => _written.ToString();
}
