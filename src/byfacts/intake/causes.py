"""What can be wrong with a file that somebody downloaded: each likely cause in a sentence that says what to do."""

from __future__ import annotations

from byfacts.errors import N_

# the file

GONE = N_("The file cannot be opened: {reason}.")
FOLDER = N_("This is a folder. Choose a file in it.")
EMPTY = N_("The file is empty: the download may have failed. Download it again.")
CUT_OFF = N_("The packed file ends too early: the download was cut off. Download it again.")
DAMAGED = N_("The packed file is damaged and cannot be unpacked. Download it again.")
SWELLS = N_("The file unpacks to far more than any official table. It is not read, for safety.")
LONG_LINE = N_("A line of the file is longer than in any official table. This is not one of them, or it is damaged.")
TOO_LARGE = N_(
    "The file is too large to be read in this format. Choose Belarus only, or the TSV file of the whole table."
)
TOO_MANY = N_("The file has far more cells about Belarus than any official table. It is not read, for safety.")
TOO_DAMAGED = N_("So much of this file is damaged that nothing of it is taken. Download it again.")
CUT_SHORT = N_("The last line has fewer cells than the heading: the download was cut off. Download it again.")

# what is no table

WEB_PAGE = N_(
    "This is a web page, not a table: an error or sign-in page was saved in its place. Download the table again."
)
WEB_PAGE_TITLED = N_(
    "This is a web page (“{title}”), not a table: an error or sign-in page was saved in its place. "
    "Download the table again."
)
SERVER_ERROR = N_("This is an error message of the server, not a table: “{words}”. Download the table again.")
PDF = N_("This is a PDF document, not a table. Download the table itself.")
PICTURE = N_("This is a picture, not a table. Download the table itself.")
OLD_EXCEL = N_(
    "This is a workbook in the old Excel format or with a password. "
    "Open it in Excel or LibreOffice and save it as XLSX without a password."
)
DOCUMENT = N_("This is an office document, not a table that byfacts reads. Download the table again.")
ARCHIVE = N_("This is an archive of several files ({names}). Unpack it and choose the table in it.")
BAD_ARCHIVE = N_("This archive is damaged. Download it again.")
UNSAFE_ARCHIVE = N_("This archive holds a name that leads out of it (“{name}”). It is not opened, for safety.")
WIDE_TEXT = N_(
    "This text is in a wide encoding. Open it in a spreadsheet and save it as CSV in UTF-8, or download it again."
)
BINARY = N_("This is neither a text nor a workbook. Download the table again.")
SDMX_ML = N_("This is SDMX in XML. Download the table again and choose SDMX-CSV or TSV.")
XML = N_("This is XML, not a table. Download the table again and choose SDMX-CSV or TSV.")
JSON = N_("This is JSON, but not a JSON-stat table. Download the table again and choose JSON-stat, SDMX-CSV or TSV.")
UNHCR_JSON = N_("This is UNHCR's data as JSON. Download it again from the Refugee Data Finder and choose CSV.")
JSON_BROKEN = N_("The JSON ends too early or is damaged. Download it again.")
JSON_WRONG = N_("This JSON-stat table does not hold together: {what}. Download it again.")
NOT_A_TABLE = N_("This is a text without a table in it. Download the table again.")

# tables of another make

TRANSPOSED = N_(
    "This table is transposed: places run across and periods run down. "
    "Download it again with periods across, or choose SDMX-CSV."
)
NO_PLACES_DOWN = N_(
    "In this table {down} run down and {across} run across. Choose one with places down and time across."
)
SPREADSHEET = N_(
    "This is Eurostat's table as a spreadsheet shows it. Download it again and choose SDMX-CSV, TSV or JSON-stat."
)
OTHER_TABLE = N_("This is a table, but of no official format that byfacts reads. Its columns: {columns}.")
OTHER_WORKBOOK = N_("This workbook is none that byfacts reads. Its sheets: {sheets}.")
OTHER_DATASET = N_("This is the table {table}, which byfacts does not use. It uses {used}.")
UNKNOWN_DATASET = N_("Its columns ({columns}) are those of no table that byfacts uses. It uses {used}.")
NO_CITIZENSHIP = N_("This table is not by citizenship. Choose one of {used}.")

# inside a table

NO_HEADING = N_("The heading of the table is missing or incomplete: {columns} not found.")
TWICE_IN_HEADING = N_("The heading names “{column}” twice.")
WIDTH = N_("The line has {found} cells; the heading has {expected}.")
QUOTES = N_("The quotation marks of the line do not match.")
NOT_A_NUMBER = N_("“{value}” is not a number.")
NOT_WHOLE = N_("“{value}” is not a whole number, but this table counts.")
NEGATIVE = N_("“{value}” is negative, but this table counts.")
HUGE = N_("“{value}” is larger than any count can be.")
NOT_A_PERIOD = N_("“{value}” is not a year, month or quarter that exists.")
UNKNOWN_FLAG = N_("The flag “{flag}” is not known: it may say that the value must not be used.")
UNKNOWN_PLACE = N_("“{value}” is not a place that byfacts knows.")
TWO_VALUES = N_("The same cell is there twice with different values: {first} and {second}. Neither is taken.")
ANOTHER_TABLE = N_("The line is of another table, {table}: the file was put together from two.")
SAME_TWICE = N_("The same cell is there twice with the same value.")
MIXED_TEXT = N_("Some lines are in UTF-8 and others in an older encoding: the file was put together from two.")
FORMULA = N_(
    "Cells of this workbook are formulas, so it is not as it was published. Download it again and choose that file."
)
LINKED = N_("This workbook takes values from other files. It is not read, for safety. Download it again.")
NO_SHEET = N_("The sheet {sheet} is missing. Choose the workbook as it was published.")
NO_ROUTE = N_("No row of the workbook is of the route {route}.")

# not what byfacts needs

ONLY_TOTAL = N_("This file holds all citizenships together, but not Belarus. Choose Belarus under citizenship.")
NO_BELARUS = N_("This file holds other citizenships ({examples}), but not Belarus. Choose Belarus under citizenship.")
NO_BELARUS_LINE = N_("Nothing in this file is about citizens of Belarus. Choose Belarus under citizenship.")
NO_ORIGIN = N_("This file holds people from other countries ({examples}), but not from Belarus.")
ALL_ORIGINS = N_("This file holds people of all origins together. Choose Belarus under country of origin.")
ALL_APPLICANTS = N_("These are all applicants, not first-time. Choose “First-time applicant” under type of applicant.")
SUBSEQUENT = N_("These are applicants who applied again, not first-time. Choose “First-time applicant”.")
MONTHLY = N_("The table is by month: choose the yearly one, {table}.")
QUARTERLY = N_("The table is by quarter: choose the yearly one, {table}.")
NOT_YEARLY = N_("The table is not by year. Choose the yearly one, {table}.")
PARTS_ONLY = N_("Under {dimension} the file has only parts ({found}). Choose the total, {wanted}.")
OTHER_UNIT = N_("The file counts in {found}. Choose persons under unit of measure.")
ALL_EMPTY = N_("Every cell about Belarus is empty.")
NO_MEMBER = N_("None of the places in this file is a member state of the EU.")
NO_USE = N_("Nothing in this file matches what byfacts shows.")
NOT_NAMED = N_("The file does not name its table. By its columns it is {table}.")
MAYBE_REPEATED = N_(
    "The file does not tell new applications from repeated ones and appeals: they are counted together."
)
MAYBE_APPEALS = N_("The file does not tell first-instance decisions from appeals: they are counted together.")
NO_SUM = N_("The sum over the EU is not computed: the file may not hold all receiving countries.")
CONFIDENTIAL = N_("Some values are confidential and not given.")
MONTHS_APART = N_(
    "The table is by month: choose the yearly one, {table}, for the yearly charts. "
    "Months make a series of their own and are not added up to years."
)
EAST_NOT_BELARUS = N_(
    "The route covers every eastern land border of the EU, not only the one with Belarus; "
    "in the years of the war in Ukraine most of the people were Ukrainians."
)
NO_WORLD = N_("The file does not hold the world as a whole. Choose all countries of asylum together for that number.")
