using System.Globalization;

namespace Attune.Jinja.Text;

/// <summary>A float with a fixed number of digits after the point, correctly rounded (ties to even on the exact binary value).</summary>
internal static class FixedPoint
{
    public static string Format(double value, int digits)
    {
        if (!double.IsFinite(value))
        {
            return PyFloat.Repr(value);
        }

        return value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
