namespace Attune.Jinja.Runtime;

/// <summary>Python's floor division and modulo of floats.</summary>
internal static class FloatDivision
{
    public static (double Quotient, double Remainder) DivMod(double left, double right, string zeroMessage)
    {
        if (right == 0)
        {
            throw JinjaRuntimeException.ZeroDivision(zeroMessage);
        }
        double remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder != 0)
        {
            if (right < 0 != remainder < 0)
            {
                remainder += right;
                quotient -= 1.0;
            }
        }
        else
        {
            remainder = Math.CopySign(0.0, right);
        }
        double floor;
        if (quotient != 0)
        {
            floor = Math.Floor(quotient);
            if (quotient - floor > 0.5)
            {
                floor += 1.0;
            }
        }
        else
        {
            floor = Math.CopySign(0.0, left / right);
        }
        return (floor, remainder);
    }
}
