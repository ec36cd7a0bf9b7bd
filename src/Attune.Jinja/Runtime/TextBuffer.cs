using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Attune.Jinja.Text;

namespace Attune.Jinja.Runtime;

/// <summary>Text that grows in a pooled array up to a limit. Not thread-safe.</summary>
public sealed class TextBuffer : IDisposable
{
    private static readonly SearchValues<char> s_special = SearchValues.Create("&<>\"'");

    private char[] _chars;
    private int _length;
    private int _limit;
    private string _limitName = nameof(RenderLimits.MaxOutputLength);

    internal TextBuffer(int capacity = 1024)
    {
        _chars = ArrayPool<char>.Shared.Rent(capacity);
        _limit = int.MaxValue;
    }

    public int Length => _length;

    public ReadOnlySpan<char> Written => _chars.AsSpan(0, _length);

    internal void Reset(int limit, string limitName)
    {
        _length = 0;
        _limit = limit;
        _limitName = limitName;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(char value)
    {
        int length = _length;
        char[] chars = _chars;
        if ((uint)length < (uint)chars.Length && length < _limit)
        {
            chars[length] = value;
            _length = length + 1;
        }
        else
        {
            Grow(1);
            _chars[_length++] = value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(string value) => Append(value.AsSpan());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ReadOnlySpan<char> value)
    {
        int end = _length + value.Length;
        if ((uint)end > (uint)Math.Min(_chars.Length, _limit))
        {
            Grow(value.Length);
        }
        value.CopyTo(_chars.AsSpan(_length));
        _length = end;
    }

    /// <summary>Appends with the five characters of HTML replaced as MarkupSafe does.</summary>
    public void AppendEscaped(ReadOnlySpan<char> value)
    {
        int special = value.IndexOfAny(s_special);
        while (special >= 0)
        {
            Append(value[..special]);
            Append(
                value[special] switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&#34;",
                    _ => "&#39;",
                }
            );
            value = value[(special + 1)..];
            special = value.IndexOfAny(s_special);
        }
        Append(value);
    }

    public void Append(long value)
    {
        const int MaxDigits = 20;
        if (_length + MaxDigits > Math.Min(_chars.Length, _limit))
        {
            Span<char> digits = stackalloc char[MaxDigits];
            value.TryFormat(digits, out int count, default, null);
            Append(digits[..count]);
            return;
        }
        value.TryFormat(_chars.AsSpan(_length), out int written, default, null);
        _length += written;
    }

    public void Append(double value)
    {
        Span<char> text = stackalloc char[PyFloat.MaxReprLength];
        Append(text[..PyFloat.Format(value, text)]);
    }

    /// <summary>Takes the text from <paramref name="start"/> on out of the buffer.</summary>
    internal string Cut(int start)
    {
        var text = new string(_chars, start, _length - start);
        _length = start;
        return text;
    }

    internal void Truncate(int length) => _length = length;

    public override string ToString() => new(_chars, 0, _length);

    /// <summary>Gives a large array back to the pool, and keeps a small one for the next use; false where it is gone.</summary>
    internal bool Release()
    {
        const int MaxKept = 512 * 1024;
        _length = 0;
        if (_chars.Length > MaxKept)
        {
            Dispose();
            return false;
        }
        return true;
    }

    internal void EncodeTo(IBufferWriter<byte> destination) =>
        Encoding.UTF8.GetBytes(_chars.AsSpan(0, _length), destination);

    public void Dispose()
    {
        char[] chars = _chars;
        _chars = [];
        _length = 0;
        if (chars.Length > 0)
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private void Grow(int needed)
    {
        long end = (long)_length + needed;
        if (end > _limit)
        {
            throw Budget.Exceeded(_limitName, $"text of {end} characters", _limit);
        }
        if (end > _chars.Length)
        {
            char[] larger = ArrayPool<char>.Shared.Rent((int)Math.Max(end, Math.Min(_chars.Length * 2L, _limit)));
            _chars.AsSpan(0, _length).CopyTo(larger);
            if (_chars.Length > 0)
            {
                ArrayPool<char>.Shared.Return(_chars);
            }
            _chars = larger;
        }
    }
}
