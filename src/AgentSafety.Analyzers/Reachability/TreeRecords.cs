using System.Collections.Concurrent;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Reachability;

/// <summary>
/// The records of one file, and, until they are asked for, those of the file as it was before the last edit: a member that only moved is what it was.
/// Holds texts and places, but no tree.
/// </summary>
internal sealed class TreeRecords
{
    private static readonly ConcurrentDictionary<string, WeakReference<TreeRecords>> Latest = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<CodeId, BodyRecord> _records = new();
    private readonly string _file;
    private readonly Stamp _stamp;
    private readonly Outline _outline;
    private readonly SourceText? _text; // null where text alone doesn't say what code means
    private TreeRecords? _before;

    public TreeRecords(string file, SyntaxTree tree, Stamp stamp)
    {
        (_file, _stamp, _outline) = (file, stamp, Outline.Of(tree));
        _text = tree.TryGetText(out var text) && !tree.GetRoot().ContainsDirectives ? text : null;
        if (Latest.TryGetValue(file, out var latest) && latest.TryGetTarget(out var before) && before._stamp == stamp)
        {
            _before = before;
            before._before = null; // one step back is enough
        }

        Latest[file] = new(this);
    }

    public BodyRecord Of(CodeId body, Func<CodeId, BodyRecord> read) =>
        _records.TryGetValue(body, out var record) ? record : _records.GetOrAdd(body, Moved(body) ?? read(body));

    private BodyRecord? Moved(CodeId body) =>
        _before is { } before && HowFar(body.Declaration, before) is { } distance && before._records.TryGetValue(body.Moved(-distance), out var record)
            ? record.Moved(_file, before._outline.SpanOf(body.Declaration), body.Declaration, distance)
            : null;

    /// <summary>How far a declaration has moved; null if it was edited.</summary>
    private int? HowFar(int declaration, TreeRecords before)
    {
        var (then, now) = (before._outline.SpanOf(declaration), _outline.SpanOf(declaration));
        return before._text is not null && _text is not null && then.Length == now.Length && _text.GetSubText(now).ContentEquals(before._text.GetSubText(then))
            ? now.Start - then.Start
            : null;
    }
}
