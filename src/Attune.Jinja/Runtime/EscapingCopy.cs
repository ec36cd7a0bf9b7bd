using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Attune.Jinja.Runtime;

/// <summary>Copies text and looks for the characters that HTML reserves in the same pass.</summary>
internal static class EscapingCopy
{
    /// <summary>
    /// Copies characters up to the first of <c>&amp; &lt; &gt; " '</c> and says how many. What lies in the destination behind them, up to
    /// <paramref name="length"/>, may be overwritten with anything.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CopyClean(ref char source, ref char destination, int length) =>
        Vector128.IsHardwareAccelerated && length >= Vector128<ushort>.Count
            ? CopyBlocks(ref Unsafe.As<char, ushort>(ref source), ref Unsafe.As<char, ushort>(ref destination), length)
            : CopyOneByOne(ref source, ref destination, length);

    /// <summary>Copies text; short text, as between two tags, without a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ref char source, ref char destination, int length)
    {
        int last = length - Vector128<ushort>.Count;
        if (Vector128.IsHardwareAccelerated && (uint)last <= (uint)Vector128<ushort>.Count)
        {
            // Two blocks that overlap where the text is shorter than both.
            ref ushort from = ref Unsafe.As<char, ushort>(ref source);
            ref ushort to = ref Unsafe.As<char, ushort>(ref destination);
            Vector128<ushort> end = Vector128.LoadUnsafe(ref from, (nuint)last);
            Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);
            end.StoreUnsafe(ref to, (nuint)last);
            return;
        }
        MemoryMarshal.CreateReadOnlySpan(ref source, length).CopyTo(MemoryMarshal.CreateSpan(ref destination, length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CopyBlocks(ref ushort source, ref ushort destination, int length)
    {
        int last = length - Vector128<ushort>.Count;
        int at = 0;
        while (true)
        {
            Vector128<ushort> block = Vector128.LoadUnsafe(ref source, (nuint)at);
            block.StoreUnsafe(ref destination, (nuint)at);
            Vector128<ushort> found = FindReserved(block);
            if (found != Vector128<ushort>.Zero)
            {
                return at + BitOperations.TrailingZeroCount(found.ExtractMostSignificantBits());
            }
            if (at == last)
            {
                return length;
            }
            // The last block overlaps the one before, of which is known that it is clean.
            at = Math.Min(at + Vector128<ushort>.Count, last);
        }
    }

    // & is 0x26 and ' 0x27; < is 0x3C and > 0x3E: each pair differs in one bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> FindReserved(Vector128<ushort> block) =>
        Vector128.Equals(block, Vector128.Create((ushort)'"'))
        | Vector128.Equals(block | Vector128.Create((ushort)1), Vector128.Create((ushort)'\''))
        | Vector128.Equals(block | Vector128.Create((ushort)2), Vector128.Create((ushort)'>'));

    private static int CopyOneByOne(ref char source, ref char destination, int length)
    {
        for (int i = 0; i < length; i++)
        {
            char character = Unsafe.Add(ref source, i);
            if (character is '&' or '<' or '>' or '"' or '\'')
            {
                return i;
            }
            Unsafe.Add(ref destination, i) = character;
        }
        return length;
    }
}
