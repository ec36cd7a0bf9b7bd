using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace Attune.Server.Tests.Hostile;

/// <summary>Bodies that are wrong in one way each.</summary>
internal static class HostileBody
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    /// <summary>Not a JSON object, whatever else it may be.</summary>
    public static IEnumerable<(string Name, Func<HttpContent> Make)> Malformed() =>
        [
            ("no body", () => Bytes([])),
            ("white space", () => Json(" \r\n")),
            ("cut off", () => Json("""{"request_id":"1","personalization""")),
            ("two documents", () => Json("{}{}")),
            ("comment", () => Json("{} // said nothing")),
            ("single quotes", () => Json("{'a':1}")),
            ("member named twice", () => Json("""{"type":"customer","a":1,"a":2}""")),
            ("half a character", () => Json("""{"a":"\ud800"}""")),
            ("nested too deep", () => Json($$"""{"a":{{new string('[', 5000)}}{{new string(']', 5000)}} }""")),
            ("bad UTF-8", () => Bytes([.. """{"a":"""u8, (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'])),
            ("UTF-16", () => Bytes(Encoding.Unicode.GetBytes("""{"a":1}"""))),
            ("not gzip as it says", () => Packed("{}"u8.ToArray())),
            ("gzip cut off", () => Packed(Gzip("{\"type\":\"customer\"}"u8.ToArray())[..20])),
            ("gzip of nothing", () => Packed(Gzip([]))),
        ];

    /// <summary>JSON that is no object, or an object of nothing that is known.</summary>
    public static IEnumerable<(string Name, Func<HttpContent> Make)> Senseless() =>
        [
            ("a list", () => Json("[]")),
            ("a number", () => Json("7")),
            ("null", () => Json("null")),
            ("a text", () => Json("\"text\"")),
            ("unknown members", () => Json("""{"no_such_member":{"a":[1,2]},"neither":null}""")),
            (
                "wrong types",
                () =>
                    Json(
                        """
                        {"type":7,"customer_id":[],"attributes":7,"actions":{},"elements":7,"identifiers":7,"experience_key":{},
                         "request_id":{},"personalization_content":[],"personalization_details":"x","user_details":7,"key":[],
                         "name":{},"audiences":7,"rule":7,"scopes":"x","basic_details":7,"meta_info":[],"filters":7,"ids":"x",
                         "data":7,"merge_data":{},"identity_type":7,"version":"x","members":7,"time_zone":1,"id":9}
                        """
                    )
            ),
        ];

    /// <summary>More than any call reads.</summary>
    public static IEnumerable<(string Name, Func<HttpContent> Make)> Large() =>
        [
            ("10 MB", () => Json($$"""{"a":"{{new string('x', TenMegabytes)}}"}""")),
            (
                "10 MB without a length",
                () => Unannounced(Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('x', TenMegabytes)}\"}}"))
            ),
            ("10 MB in a small gzip", () => Packed(Gzip(new byte[TenMegabytes]))),
        ];

    public static HttpContent Json(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public static HttpContent Html(string text) => new StringContent(text, Encoding.UTF8, "text/html");

    private static ByteArrayContent Bytes(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static ByteArrayContent Packed(byte[] bytes)
    {
        var content = Bytes(bytes);
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static StreamContent Unannounced(byte[] bytes)
    {
        var content = new StreamContent(new UnknownLengthStream(bytes));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }
        return packed.ToArray();
    }
}
