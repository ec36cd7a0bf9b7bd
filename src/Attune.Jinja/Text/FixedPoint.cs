namespace Attune.Jinja.Text;

/// <summary>A float with a fixed number of digits after the point, correctly rounded (ties to even on the exact binary value).</summary>
internal static class FixedPoint
{
    public static string Format(double value, int digits)
    {
        var builder = new TextBuilder(stackalloc char[PyFloatFormat.MaxIntegerDigits + 32]);
        PyFloatFormat.Append(ref builder, value, 'f', digits);
        return builder.ToStringAndDispose();
    }
}
