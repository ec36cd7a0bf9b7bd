using System.Globalization;
using System.Numerics;

namespace Attune.Jinja.Text;

/// <summary>Jinja's <c>filesizeformat</c>.</summary>
internal static class FileSize
{
    private static readonly string[] DecimalNames = ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];
    private static readonly string[] BinaryNames = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"];

    // Written out: powers of a thousand beyond 1e22 are not exact, and multiplying would round them twice.
    private static readonly double[] DecimalUnits = [1e6, 1e9, 1e12, 1e15, 1e18, 1e21, 1e24, 1e27];

    /// <summary>
    /// The size in the first unit of which it is less than a thousand (or 1,024), with one digit after the point.
    /// Negative infinity, which cannot be made an int of, is the caller's to refuse.
    /// </summary>
    public static string Format(double bytes, bool binary)
    {
        var factor = binary ? 1024.0 : 1000.0;
        if (bytes == 1)
        {
            return "1 Byte";
        }

        if (bytes < factor)
        {
            return new BigInteger(bytes).ToString(CultureInfo.InvariantCulture) + " Bytes";
        }

        var names = binary ? BinaryNames : DecimalNames;
        for (var i = 0; ; i++)
        {
            var unit = binary ? Math.ScaleB(1.0, 10 * (i + 2)) : DecimalUnits[i];
            if (IsBelow(bytes, unit) || i == names.Length - 1)
            {
                return FixedPoint.Format(factor * bytes / unit, 1) + " " + names[i];
            }
        }
    }

    // The double nearest to 10^24 lies below it, so that it is less than a full unit; the other units are exact or the last.
    private static bool IsBelow(double bytes, double unit) => bytes < unit || (unit == 1e24 && bytes == unit);
}
