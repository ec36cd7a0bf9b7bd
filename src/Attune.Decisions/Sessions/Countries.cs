namespace Attune.Decisions.Sessions;

/// <summary>
/// The countries of ISO 3166-1 and Kosovo (XK, which geo databases use), with the names that people write. Facts as of
/// 2026; safe for concurrent use; looking one up allocates nothing.
/// </summary>
public static class Countries
{
    private static readonly List<Country> Table = [];

    private static readonly Dictionary<string, Country> Index = new(StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, Country>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Index.GetAlternateLookup<ReadOnlySpan<char>>();

    static Countries()
    {
        foreach (var line in Text.Split('\n'))
        {
            var names = line[7..].Split('|');
            var country = new Country(line[..2], line[3..6], names[0]);
            Table.Add(country);
            foreach (var name in names.Append(country.Code).Append(country.Code3))
            {
                Index.Add(name, country);
            }
        }
    }

    /// <summary>All countries, ordered by code.</summary>
    public static IReadOnlyList<Country> All => Table;

    /// <summary>
    /// The country for a two- or three-letter code, an English name or one of its common other spellings, in any case;
    /// null for anything else. Outer white space is ignored.
    /// </summary>
    public static Country? Find(ReadOnlySpan<char> codeOrName) =>
        Lookup.TryGetValue(codeOrName.Trim(), out var country) ? country : null;

    private const string Text = """
        AD AND Andorra
        AE ARE United Arab Emirates|UAE|U.A.E.|Emirates
        AF AFG Afghanistan
        AG ATG Antigua and Barbuda
        AI AIA Anguilla
        AL ALB Albania
        AM ARM Armenia
        AO AGO Angola
        AQ ATA Antarctica
        AR ARG Argentina
        AS ASM American Samoa
        AT AUT Austria
        AU AUS Australia
        AW ABW Aruba
        AX ALA Åland Islands|Aland Islands
        AZ AZE Azerbaijan
        BA BIH Bosnia and Herzegovina|Bosnia
        BB BRB Barbados
        BD BGD Bangladesh
        BE BEL Belgium
        BF BFA Burkina Faso
        BG BGR Bulgaria
        BH BHR Bahrain
        BI BDI Burundi
        BJ BEN Benin
        BL BLM Saint Barthélemy|Saint Barthelemy|St. Barthelemy
        BM BMU Bermuda
        BN BRN Brunei|Brunei Darussalam
        BO BOL Bolivia|Plurinational State of Bolivia
        BQ BES Caribbean Netherlands|Bonaire, Sint Eustatius and Saba
        BR BRA Brazil
        BS BHS Bahamas|The Bahamas
        BT BTN Bhutan
        BV BVT Bouvet Island
        BW BWA Botswana
        BY BLR Belarus
        BZ BLZ Belize
        CA CAN Canada
        CC CCK Cocos (Keeling) Islands
        CD COD DR Congo|Democratic Republic of the Congo|Congo, Democratic Republic of the|Congo-Kinshasa|DRC
        CF CAF Central African Republic
        CG COG Republic of the Congo|Congo|Congo-Brazzaville|Congo Republic
        CH CHE Switzerland
        CI CIV Ivory Coast|Côte d'Ivoire|Cote d'Ivoire
        CK COK Cook Islands
        CL CHL Chile
        CM CMR Cameroon
        CN CHN China|People's Republic of China
        CO COL Colombia
        CR CRI Costa Rica
        CU CUB Cuba
        CV CPV Cape Verde|Cabo Verde
        CW CUW Curaçao|Curacao
        CX CXR Christmas Island
        CY CYP Cyprus
        CZ CZE Czechia|Czech Republic
        DE DEU Germany
        DJ DJI Djibouti
        DK DNK Denmark
        DM DMA Dominica
        DO DOM Dominican Republic
        DZ DZA Algeria
        EC ECU Ecuador
        EE EST Estonia
        EG EGY Egypt
        EH ESH Western Sahara
        ER ERI Eritrea
        ES ESP Spain
        ET ETH Ethiopia
        FI FIN Finland
        FJ FJI Fiji
        FK FLK Falkland Islands|Falkland Islands (Malvinas)
        FM FSM Micronesia|Federated States of Micronesia
        FO FRO Faroe Islands
        FR FRA France
        GA GAB Gabon
        GB GBR United Kingdom|UK|U.K.|Great Britain|Britain
        GD GRD Grenada
        GE GEO Georgia
        GF GUF French Guiana
        GG GGY Guernsey
        GH GHA Ghana
        GI GIB Gibraltar
        GL GRL Greenland
        GM GMB Gambia|The Gambia
        GN GIN Guinea
        GP GLP Guadeloupe
        GQ GNQ Equatorial Guinea
        GR GRC Greece
        GS SGS South Georgia and the South Sandwich Islands|South Georgia
        GT GTM Guatemala
        GU GUM Guam
        GW GNB Guinea-Bissau
        GY GUY Guyana
        HK HKG Hong Kong|Hong Kong SAR
        HM HMD Heard Island and McDonald Islands
        HN HND Honduras
        HR HRV Croatia
        HT HTI Haiti
        HU HUN Hungary
        ID IDN Indonesia
        IE IRL Ireland
        IL ISR Israel
        IM IMN Isle of Man
        IN IND India
        IO IOT British Indian Ocean Territory
        IQ IRQ Iraq
        IR IRN Iran|Islamic Republic of Iran
        IS ISL Iceland
        IT ITA Italy
        JE JEY Jersey
        JM JAM Jamaica
        JO JOR Jordan
        JP JPN Japan
        KE KEN Kenya
        KG KGZ Kyrgyzstan
        KH KHM Cambodia
        KI KIR Kiribati
        KM COM Comoros
        KN KNA Saint Kitts and Nevis|St. Kitts and Nevis
        KP PRK North Korea|Democratic People's Republic of Korea|DPRK
        KR KOR South Korea|Korea|Republic of Korea
        KW KWT Kuwait
        KY CYM Cayman Islands
        KZ KAZ Kazakhstan
        LA LAO Laos|Lao People's Democratic Republic|Lao PDR
        LB LBN Lebanon
        LC LCA Saint Lucia|St. Lucia
        LI LIE Liechtenstein
        LK LKA Sri Lanka
        LR LBR Liberia
        LS LSO Lesotho
        LT LTU Lithuania
        LU LUX Luxembourg
        LV LVA Latvia
        LY LBY Libya
        MA MAR Morocco
        MC MCO Monaco
        MD MDA Moldova|Republic of Moldova
        ME MNE Montenegro
        MF MAF Saint Martin|Saint Martin (French part)|St. Martin
        MG MDG Madagascar
        MH MHL Marshall Islands
        MK MKD North Macedonia|Macedonia|Republic of North Macedonia
        ML MLI Mali
        MM MMR Myanmar|Burma
        MN MNG Mongolia
        MO MAC Macao|Macau
        MP MNP Northern Mariana Islands
        MQ MTQ Martinique
        MR MRT Mauritania
        MS MSR Montserrat
        MT MLT Malta
        MU MUS Mauritius
        MV MDV Maldives
        MW MWI Malawi
        MX MEX Mexico
        MY MYS Malaysia
        MZ MOZ Mozambique
        NA NAM Namibia
        NC NCL New Caledonia
        NE NER Niger
        NF NFK Norfolk Island
        NG NGA Nigeria
        NI NIC Nicaragua
        NL NLD Netherlands|The Netherlands|Holland
        NO NOR Norway
        NP NPL Nepal
        NR NRU Nauru
        NU NIU Niue
        NZ NZL New Zealand
        OM OMN Oman
        PA PAN Panama
        PE PER Peru
        PF PYF French Polynesia
        PG PNG Papua New Guinea
        PH PHL Philippines
        PK PAK Pakistan
        PL POL Poland
        PM SPM Saint Pierre and Miquelon|St. Pierre and Miquelon
        PN PCN Pitcairn Islands|Pitcairn
        PR PRI Puerto Rico
        PS PSE Palestine|State of Palestine|Palestinian Territories
        PT PRT Portugal
        PW PLW Palau
        PY PRY Paraguay
        QA QAT Qatar
        RE REU Réunion|Reunion
        RO ROU Romania
        RS SRB Serbia
        RU RUS Russia|Russian Federation
        RW RWA Rwanda
        SA SAU Saudi Arabia
        SB SLB Solomon Islands
        SC SYC Seychelles
        SD SDN Sudan
        SE SWE Sweden
        SG SGP Singapore
        SH SHN Saint Helena, Ascension and Tristan da Cunha|Saint Helena|St. Helena
        SI SVN Slovenia
        SJ SJM Svalbard and Jan Mayen
        SK SVK Slovakia
        SL SLE Sierra Leone
        SM SMR San Marino
        SN SEN Senegal
        SO SOM Somalia
        SR SUR Suriname
        SS SSD South Sudan
        ST STP São Tomé and Príncipe|Sao Tome and Principe
        SV SLV El Salvador
        SX SXM Sint Maarten|Sint Maarten (Dutch part)
        SY SYR Syria|Syrian Arab Republic
        SZ SWZ Eswatini|Swaziland
        TC TCA Turks and Caicos Islands
        TD TCD Chad
        TF ATF French Southern and Antarctic Lands|French Southern Territories
        TG TGO Togo
        TH THA Thailand
        TJ TJK Tajikistan
        TK TKL Tokelau
        TL TLS Timor-Leste|East Timor
        TM TKM Turkmenistan
        TN TUN Tunisia
        TO TON Tonga
        TR TUR Türkiye|Turkey|Turkiye
        TT TTO Trinidad and Tobago|Trinidad
        TV TUV Tuvalu
        TW TWN Taiwan|Taiwan, Province of China
        TZ TZA Tanzania|United Republic of Tanzania
        UA UKR Ukraine
        UG UGA Uganda
        UM UMI United States Minor Outlying Islands
        US USA United States|United States of America|U.S.A.|U.S.|America
        UY URY Uruguay
        UZ UZB Uzbekistan
        VA VAT Vatican City|Holy See|Vatican
        VC VCT Saint Vincent and the Grenadines|St. Vincent and the Grenadines
        VE VEN Venezuela|Bolivarian Republic of Venezuela
        VG VGB British Virgin Islands|Virgin Islands, British
        VI VIR United States Virgin Islands|U.S. Virgin Islands|US Virgin Islands|Virgin Islands, U.S.
        VN VNM Vietnam|Viet Nam
        VU VUT Vanuatu
        WF WLF Wallis and Futuna
        WS WSM Samoa
        XK XKX Kosovo
        YE YEM Yemen
        YT MYT Mayotte
        ZA ZAF South Africa
        ZM ZMB Zambia
        ZW ZWE Zimbabwe
        """;
}
