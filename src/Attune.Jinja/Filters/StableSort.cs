using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary>
/// Sorts as Python's <c>sorted</c> does: stable, and only ever asking whether a later item is less than an earlier one, in
/// the same sequence for short lists, so that values without a total order (NaN) come out the same.
/// </summary>
internal static class StableSort
{
    // Python sorts fewer than this by binary insertion alone.
    private const int ShortLength = 64;

    /// <summary>Sorts items by keys; the result says where each item of the order stood.</summary>
    /// <param name="budget">Charged for each comparison.</param>
    /// <param name="count">How many items there are.</param>
    /// <param name="isLess">Whether the key of the first index is less than that of the second.</param>
    /// <param name="reverse">Largest first; equal items keep their order all the same.</param>
    public static int[] Order(Budget budget, int count, Func<int, int, bool> isLess, bool reverse)
    {
        budget.ChargeItems(count);
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = reverse ? count - 1 - i : i;
        }

        if (count > 1)
        {
            Sort(order, isLess, budget);
        }

        if (reverse)
        {
            Array.Reverse(order);
        }

        return order;
    }

    private static void Sort(Span<int> items, Func<int, int, bool> isLess, Budget budget)
    {
        if (items.Length < ShortLength)
        {
            InsertionSort(items, isLess, budget);
            return;
        }

        var middle = items.Length / 2;
        Sort(items[..middle], isLess, budget);
        Sort(items[middle..], isLess, budget);
        Merge(items, middle, isLess, budget);
    }

    private static void InsertionSort(Span<int> items, Func<int, int, bool> isLess, Budget budget)
    {
        for (var i = CountRun(items, isLess, budget); i < items.Length; i++)
        {
            var pivot = items[i];
            var left = 0;
            var right = i;
            while (left < right)
            {
                budget.Charge();
                var middle = left + (right - left) / 2;
                if (isLess(pivot, items[middle]))
                {
                    right = middle;
                }
                else
                {
                    left = middle + 1;
                }
            }

            items[left..i].CopyTo(items[(left + 1)..]);
            items[left] = pivot;
        }
    }

    /// <summary>How many items at the start are in order already; a falling run is turned round.</summary>
    private static int CountRun(Span<int> items, Func<int, int, bool> isLess, Budget budget)
    {
        if (items.Length < 2)
        {
            return items.Length;
        }

        var falling = isLess(items[1], items[0]);
        var run = 2;
        while (run < items.Length && isLess(items[run], items[run - 1]) == falling)
        {
            budget.Charge();
            run++;
        }

        if (falling)
        {
            items[..run].Reverse();
        }

        return run;
    }

    private static void Merge(Span<int> items, int middle, Func<int, int, bool> isLess, Budget budget)
    {
        var left = items[..middle].ToArray();
        var right = middle;
        var next = 0;
        var target = 0;
        while (next < left.Length && right < items.Length)
        {
            budget.Charge();
            items[target++] = isLess(items[right], left[next]) ? items[right++] : left[next++];
        }

        left.AsSpan(next).CopyTo(items[target..]);
    }
}
