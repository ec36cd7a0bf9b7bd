using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using Attune.Jinja.Text;

namespace Attune.Jinja.Runtime;

/// <summary>Text that grows in a pooled array up to a limit. Not thread-safe.</summary>
internal sealed class TextBuffer : IDisposable
{
    private char[] _chars;
    private int _length;
    private int _limit;

    // Where either the array or the limit ends: one comparison finds out whether text fits.
    private int _end;
    private string _limitName = nameof(RenderLimits.MaxOutputLength);

    internal TextBuffer(int capacity = 1024)
    {
        _chars = ArrayPool<char>.Shared.Rent(capacity);
        _limit = int.MaxValue;
        _end = _chars.Length;
    }

    public int Length => _length;

    public ReadOnlySpan<char> Written => _chars.AsSpan(0, _length);

    internal void Reset(int limit, string limitName)
    {
        _length = 0;
        _limit = limit;
        _end = Math.Min(_chars.Length, limit);
        _limitName = limitName;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(char value)
    {
        int length = _length;
        if (length >= _end)
        {
            Grow(1);
        }
        _chars[length] = value;
        _length = length + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(string value) => Append(value.AsSpan());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ReadOnlySpan<char> value)
    {
        int end = _length + value.Length;
        if ((uint)end > (uint)_end)
        {
            Grow(value.Length);
        }
        value.CopyTo(_chars.AsSpan(_length));
        _length = end;
    }

    /// <summary>Appends, escaped where <paramref name="escape"/> is true.</summary>
    internal void Append(ReadOnlySpan<char> value, bool escape)
    {
        if (escape)
        {
            AppendEscaped(value);
        }
        else
        {
            Append(value);
        }
    }

    /// <summary>Appends with the five characters of HTML replaced as MarkupSafe does.</summary>
    public void AppendEscaped(ReadOnlySpan<char> value)
    {
        while (true)
        {
            int length = _length;
            if ((uint)(length + value.Length) > (uint)_end)
            {
                Grow(value.Length);
            }
            int clean = EscapingCopy.CopyClean(
                ref MemoryMarshal.GetReference(value),
                ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_chars), length),
                value.Length
            );
            _length = length + clean;
            if (clean == value.Length)
            {
                return;
            }
            Append(
                value[clean] switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&#34;",
                    _ => "&#39;",
                }
            );
            value = value[(clean + 1)..];
        }
    }

    /// <summary>Appends text as it is, then a value escaped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AppendEscaped(ReadOnlySpan<char> before, string value)
    {
        int length = _length;
        int end = length + before.Length + value.Length;
        if ((uint)end > (uint)_end)
        {
            Grow(before.Length + value.Length);
        }
        ref char destination = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_chars), length);
        EscapingCopy.Copy(ref MemoryMarshal.GetReference(before), ref destination, before.Length);
        int clean = EscapingCopy.CopyClean(
            ref MemoryMarshal.GetReference(value.AsSpan()),
            ref Unsafe.Add(ref destination, before.Length),
            value.Length
        );
        _length = length + before.Length + clean;
        if (clean < value.Length)
        {
            AppendEscaped(value.AsSpan(clean));
        }
    }

    public void Append(long value)
    {
        const int MaxDigits = 20;
        if ((ulong)value < 10)
        {
            Append((char)('0' + value));
            return;
        }
        if (_length > _end - MaxDigits)
        {
            Span<char> digits = stackalloc char[MaxDigits];
            value.TryFormat(digits, out int count, default, CultureInfo.InvariantCulture);
            Append(digits[..count]);
            return;
        }
        value.TryFormat(_chars.AsSpan(_length), out int written, default, CultureInfo.InvariantCulture);
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

    /// <summary>Writes the text as UTF-8; a surrogate without its other half becomes U+FFFD.</summary>
    internal void EncodeTo(IBufferWriter<byte> destination)
    {
        // Most text is one byte a character: what does not fit in the first span goes into the next.
        const int MaxHint = 16 * 1024;
        const int LongestCharacter = 4;
        ReadOnlySpan<char> rest = _chars.AsSpan(0, _length);
        while (!rest.IsEmpty)
        {
            Span<byte> bytes = destination.GetSpan(Math.Clamp(rest.Length, LongestCharacter, MaxHint));
            Utf8.FromUtf16(rest, bytes, out int read, out int written);
            destination.Advance(written);
            rest = rest[read..];
        }
    }

    public void Dispose()
    {
        char[] chars = _chars;
        _chars = [];
        _length = 0;
        _end = 0;
        if (chars.Length > 0)
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
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
            _end = Math.Min(larger.Length, _limit);
        }
    }
}
