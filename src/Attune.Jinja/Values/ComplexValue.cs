using Attune.Jinja.Text;

namespace Attune.Jinja.Values;

/// <summary>
/// A complex number, which Python makes of a root of a negative number. It can be printed and compared, but not be computed with.
/// </summary>
internal sealed class ComplexValue(double real, double imaginary) : JinjaObject
{
    public override string TypeName => "complex";

    public override bool IsTrue => real != 0 || imaginary != 0;

    /// <summary>A negative number to a power that is not whole, computed as CPython does.</summary>
    public static ComplexValue Power(double number, double exponent)
    {
        double length = Math.Pow(Math.Abs(number), exponent);
        double phase = Math.PI * exponent;
        return new ComplexValue(length * Math.Cos(phase), length * Math.Sin(phase));
    }

    public override bool IsEqualTo(Value other) =>
        other.TryGetObject(out ComplexValue? complex) && complex.Real == real && complex.Imaginary == imaginary;

    public override int ComputeHash() => HashCode.Combine(real, imaginary);

    public override void WriteRepr(ValuePrinter printer)
    {
        if (real == 0 && !double.IsNegative(real))
        {
            printer.Append(Part(imaginary) + "j");
            return;
        }
        string sign = double.IsNegative(imaginary) ? "" : "+";
        printer.Append($"({Part(real)}{sign}{Part(imaginary)}j)");
    }

    private double Real => real;

    private double Imaginary => imaginary;

    private static string Part(double value)
    {
        string text = PyFloat.Repr(value);
        return text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
    }
}
