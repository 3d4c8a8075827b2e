namespace AgentSafety.Operations;

/// <summary>
/// Reads the JSON of a policy: objects as lists of names and values, arrays as lists, all else as text. Null for what isn't JSON. The compiler
/// brings no reader of its own, and a policy is small.
/// </summary>
internal sealed class JsonText
{
    private const int Deepest = 32;

    private readonly string _text;
    private int _at;

    private JsonText(string text) => _text = text;

    public static object? Read(string text)
    {
        var reader = new JsonText(text);
        return reader.Value(Deepest) is { } value && reader.Peek() == '\0' ? value : null;
    }

    private object? Value(int depth) => depth == 0 ? null : Peek() switch
    {
        '{' => Members(depth),
        '[' => Elements(depth),
        '"' => Text(),
        _ => Word(),
    };

    private List<KeyValuePair<string, object>>? Members(int depth)
    {
        var members = new List<KeyValuePair<string, object>>();
        _at++;
        while (Peek() != '}')
        {
            if (members.Count > 0 && !Skip(',') || Peek() != '"' || Text() is not { } name || !Skip(':') || Value(depth - 1) is not { } value)
                return null;

            members.Add(new(name, value));
        }

        _at++;
        return members;
    }

    private List<object>? Elements(int depth)
    {
        var elements = new List<object>();
        _at++;
        while (Peek() != ']')
        {
            if (elements.Count > 0 && !Skip(',') || Value(depth - 1) is not { } value)
                return null;

            elements.Add(value);
        }

        _at++;
        return elements;
    }

    private string? Text()
    {
        var text = new System.Text.StringBuilder();
        for (_at++; _at < _text.Length && _text[_at] != '"'; _at++)
            if (_text[_at] != '\\')
                text.Append(_text[_at]);
            else if (++_at < _text.Length)
                text.Append(_text[_at] is 'n' or 't' or 'r' ? ' ' : _text[_at]); // which letter a \u names doesn't matter to a policy

        return _at++ < _text.Length ? text.ToString() : null;
    }

    private string? Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '-' or '+' or '.' or TextMarks.Hole))
            _at++;

        return _at > start ? _text.Substring(start, _at - start) : null;
    }

    private bool Skip(char expected)
    {
        if (Peek() != expected)
            return false;

        _at++;
        return true;
    }

    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;

        return _at < _text.Length ? _text[_at] : '\0';
    }
}
