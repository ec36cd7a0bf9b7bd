using System.Globalization;
using Attune.Jinja.Text;
using CsCheck;

namespace Attune.Jinja.Tests.Text;

public sealed class PyFloatTests
{
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(100.0, "100.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(1234567.891, "1234567.891")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(9999999999999998.0, "9999999999999998.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1.5e16, "1.5e+16")]
    [InlineData(123456789012345680.0, "1.2345678901234568e+17")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00012345, "0.00012345")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(1.25e-7, "1.25e-07")]
    [InlineData(1e22, "1e+22")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(double.PositiveInfinity, "inf")]
    [InlineData(double.NegativeInfinity, "-inf")]
    [InlineData(double.NaN, "nan")]
    public void Repr_OfFloat_IsPythons(double value, string expected) => Assert.Equal(expected, PyFloat.Repr(value));

    [Fact]
    public void Repr_OfAnyFloat_ReadsBackAsTheSameNumber() =>
        Gen
            .Double.Where(double.IsFinite)
            .Sample(value =>
                BitConverter.DoubleToInt64Bits(double.Parse(PyFloat.Repr(value), CultureInfo.InvariantCulture))
                == BitConverter.DoubleToInt64Bits(value)
            );
}
