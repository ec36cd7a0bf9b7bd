using System.Collections.Frozen;

namespace Attune.Core.Content.Catalogs;

/// <summary>The currencies that a catalog's prices may be in (published catalog schema).</summary>
public static class Currencies
{
    public static readonly FrozenSet<string> All = (
        "USD CAD EUR AED AFN ALL AMD AOA ARS AUD AZN BAM BDT BGN BHD BIF BND BOB BRL BWP BYR BZD CDF CHF CLP CNY COP CRC "
        + "CVE CZK DJF DKK DOP DZD EEK EGP ERN ETB GBP GEL GHS GNF GTQ HKD HNL HRK HUF IDR ILS INR IQD IRR ISK JMD JOD JPY "
        + "KES KHR KMF KRW KWD KZT LBP LKR LTL LVL LYD MAD MDL MGA MKD MMK MOP MUR MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR "
        + "PAB PEN PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SDG SEK SGD SOS SYP THB TND TOP TRY TTD TWD TZS UAH UGX UYU UZS "
        + "VEF VND XAF XOF YER ZAR ZMK"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);
}
