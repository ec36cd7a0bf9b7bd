using Attune.Jinja.Text;

namespace Attune.Jinja.Tests.Text;

/// <summary>File sizes, against what Jinja gives.</summary>
public sealed class FileSizeTests
{
    [Theory]
    [InlineData(0.0, "0 Bytes", "0 Bytes")]
    [InlineData(1.0, "1 Byte", "1 Byte")]
    [InlineData(2.0, "2 Bytes", "2 Bytes")]
    [InlineData(999.0, "999 Bytes", "999 Bytes")]
    [InlineData(1000.0, "1.0 kB", "1000 Bytes")]
    [InlineData(1023.0, "1.0 kB", "1023 Bytes")]
    [InlineData(1024.0, "1.0 kB", "1.0 KiB")]
    [InlineData(1500.0, "1.5 kB", "1.5 KiB")]
    [InlineData(999949.0, "999.9 kB", "976.5 KiB")]
    [InlineData(999950.0, "1000.0 kB", "976.5 KiB")]
    [InlineData(1000000.0, "1.0 MB", "976.6 KiB")]
    [InlineData(1000000000.0, "1.0 GB", "953.7 MiB")]
    [InlineData(1000000000000.0, "1.0 TB", "931.3 GiB")]
    [InlineData(1000000000000000.0, "1.0 PB", "909.5 TiB")]
    [InlineData(1e+18, "1.0 EB", "888.2 PiB")]
    [InlineData(1e+21, "1.0 ZB", "867.4 EiB")]
    [InlineData(1e+24, "1000.0 ZB", "847.0 ZiB")]
    [InlineData(1e+27, "1000.0 YB", "827.2 YiB")]
    [InlineData(1e+30, "1000000.0 YB", "827180.6 YiB")]
    [InlineData(-5.0, "-5 Bytes", "-5 Bytes")]
    [InlineData(0.5, "0 Bytes", "0 Bytes")]
    [InlineData(1.5, "1 Bytes", "1 Bytes")]
    [InlineData(1.1805916207174113e+21, "1.2 ZB", "1.0 ZiB")]
    [InlineData(1.2089258196146292e+24, "1.2 YB", "1.0 YiB")]
    [InlineData(1.2379400392853803e+27, "1237.9 YB", "1024.0 YiB")]
    [InlineData(999.9, "999 Bytes", "999 Bytes")]
    public void Format_OfBytes_IsJinjas(double bytes, string decimalSize, string binarySize) =>
        Assert.Equal((decimalSize, binarySize), (FileSize.Format(bytes, false), FileSize.Format(bytes, true)));
}
