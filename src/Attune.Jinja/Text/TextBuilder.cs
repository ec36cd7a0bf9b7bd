using System.Buffers;
using System.Runtime.CompilerServices;

namespace Attune.Jinja.Text;

/// <summary>
/// Collects characters in a pooled buffer and makes one string of them at the end.
/// Must be finished by <see cref="ToStringAndDispose"/> or <see cref="Dispose"/>; not thread-safe.
/// </summary>
internal ref struct TextBuilder
{
    private char[]? _pooled;
    private Span<char> _chars;
    private int _length;

    public TextBuilder(Span<char> scratch)
    {
        _chars = scratch;
    }

    public TextBuilder(int capacity)
    {
        _pooled = ArrayPool<char>.Shared.Rent(capacity);
        _chars = _pooled;
    }

    public readonly int Length => _length;

    public readonly ReadOnlySpan<char> Written => _chars[.._length];

    /// <summary>What was written, to be changed in place.</summary>
    public readonly Span<char> Writable => _chars[.._length];

    public readonly char Last => _chars[_length - 1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(char value)
    {
        var length = _length;
        if ((uint)length < (uint)_chars.Length)
        {
            _chars[length] = value;
            _length = length + 1;
            return;
        }

        Grow(1);
        _chars[_length++] = value;
    }

    public void Append(scoped ReadOnlySpan<char> value)
    {
        if (value.Length > _chars.Length - _length)
        {
            Grow(value.Length);
        }

        value.CopyTo(_chars[_length..]);
        _length += value.Length;
    }

    public void Append(char value, int count)
    {
        if (count > 0)
        {
            AppendSpan(count).Fill(value);
        }
    }

    /// <summary>Appends a code point that may lie outside the basic plane, or be a lone surrogate.</summary>
    public void AppendCodePoint(int codePoint)
    {
        if (codePoint < 0x10000)
        {
            Append((char)codePoint);
            return;
        }

        codePoint -= 0x10000;
        Append((char)(0xD800 + (codePoint >> 10)));
        Append((char)(0xDC00 + (codePoint & 0x3FF)));
    }

    /// <summary>Reserves characters that the caller fills.</summary>
    public Span<char> AppendSpan(int count)
    {
        if (count > _chars.Length - _length)
        {
            Grow(count);
        }

        var span = _chars.Slice(_length, count);
        _length += count;
        return span;
    }

    public void Truncate(int length) => _length = length;

    public string ToStringAndDispose()
    {
        var text = _chars[.._length].ToString();
        Dispose();
        return text;
    }

    public void Dispose()
    {
        var pooled = _pooled;
        this = default;
        if (pooled is not null)
        {
            ArrayPool<char>.Shared.Return(pooled);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed)
    {
        var grown = ArrayPool<char>.Shared.Rent(Math.Max(checked(_length + needed), Math.Max(_chars.Length * 2, 128)));
        _chars[.._length].CopyTo(grown);
        if (_pooled is not null)
        {
            ArrayPool<char>.Shared.Return(_pooled);
        }

        _chars = _pooled = grown;
    }
}
